//! JSON, object by object: a document of any size needs the memory of one object.

use std::{
    fmt,
    fs::File,
    io::{BufRead as _, BufReader, Read as _},
    path::Path,
};

use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};
use spreadsheets::Limits;

use super::{CannotImport, Hand, Object, is_service};

const MOST_BYTES: u64 = Limits::IMPORT.file_bytes;
/// One object of a directory is not larger than this.
const MOST_LINE: u64 = 16 << 20;

fn open(path: &Path) -> Result<File, CannotImport> {
    File::open(path).map_err(|source| CannotImport::Open { path: path.to_owned(), source })
}

/// Whether the file is a zip archive, by its first bytes.
pub(super) fn is_archive(path: &Path) -> Result<bool, CannotImport> {
    let mut start = [0; 4];
    let failed = |source| CannotImport::Open { path: path.to_owned(), source };
    let read = open(path)?.read(&mut start).map_err(failed)?;
    Ok(read == 4 && start == *b"PK\x03\x04")
}

/// Reads a file.
pub(super) fn read(path: &Path, hand: Hand<'_>) -> Result<(), CannotImport> {
    let failed = |source| CannotImport::Open { path: path.to_owned(), source };
    let file = open(path)?;
    if file.metadata().map_err(failed)?.len() > MOST_BYTES {
        return Err(CannotImport::TooLarge { path: path.to_owned(), most: MOST_BYTES });
    }
    let mut reader = BufReader::with_capacity(1 << 16, file);
    if reader.fill_buf().map_err(failed)?.starts_with("\u{feff}".as_bytes()) {
        reader.consume(3);
    }
    // One object a line, when the first line is a whole object and others follow.
    let mut first = Vec::new();
    reader.by_ref().take(MOST_LINE).read_until(b'\n', &mut first).map_err(failed)?;
    let more = !reader.fill_buf().map_err(failed)?.is_empty();
    if more && let Ok(Value::Object(object)) = serde_json::from_slice(&first) {
        return lines(path, Value::Object(object), reader, hand);
    }
    let whole = std::io::Cursor::new(first).chain(reader);
    let mut parser = serde_json::Deserializer::from_reader(BufReader::new(whole));
    let mut stopped = false;
    let document = Document { hand, stopped: &mut stopped };
    match document.deserialize(&mut parser).and_then(|()| parser.end()) {
        Err(_) if stopped => Ok(()),
        Err(error) if error.is_eof() => {
            Err(CannotImport::CutOff { path: path.to_owned(), line: error.line() })
        }
        Err(error) => Err(CannotImport::NotJson { path: path.to_owned(), reason: error.to_string() }),
        Ok(()) => Ok(()),
    }
}

fn lines(path: &Path, first: Value, mut reader: BufReader<File>, hand: Hand<'_>) -> Result<(), CannotImport> {
    let failed = |source| CannotImport::Open { path: path.to_owned(), source };
    if !hand(sorted(first)) {
        return Ok(());
    }
    let mut line = Vec::new();
    loop {
        line.clear();
        if reader.by_ref().take(MOST_LINE).read_until(b'\n', &mut line).map_err(failed)? == 0 {
            return Ok(());
        }
        let text = line.trim_ascii();
        if text.is_empty() {
            continue;
        }
        let object = match serde_json::from_slice::<Value>(text) {
            Ok(value) if value.is_object() => sorted(value),
            Ok(_) => Object::Malformed(
                String::from_utf8_lossy(text).into_owned(),
                "it is not an object".to_owned(),
            ),
            Err(error) => Object::Malformed(String::from_utf8_lossy(text).into_owned(), error.to_string()),
        };
        if !hand(object) {
            return Ok(());
        }
    }
}

fn sorted(object: Value) -> Object {
    if is_service(&object) { Object::Service(object) } else { Object::Organization(object) }
}

/// What the objects of a list are.
#[derive(Clone, Copy)]
enum Kind {
    Service,
    Organization,
    Either,
}

fn kind_of_list(name: &str) -> Option<Kind> {
    match name {
        "services" | "service" | "service_at_locations" => Some(Kind::Service),
        "organizations" | "organization" => Some(Kind::Organization),
        "contents" | "content" | "items" | "data" | "results" => Some(Kind::Either),
        _ => None,
    }
}

/// The whole of a file: a list, an object with lists, or one object.
struct Document<'a, 'h> {
    hand: Hand<'h>,
    stopped: &'a mut bool,
}

impl<'de> DeserializeSeed<'de> for Document<'_, '_> {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Document<'_, '_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("services or organizations as objects")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, sequence: A) -> Result<(), A::Error> {
        List { hand: self.hand, stopped: self.stopped, kind: Kind::Either }.visit_seq(sequence)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<(), A::Error> {
        let mut one = Map::new();
        let mut lists = false;
        while let Some(name) = fields.next_key::<String>()? {
            match kind_of_list(&name) {
                // A record of its own has an identifier; a document has not.
                Some(kind) if !one.contains_key("id") => {
                    let list = List { hand: &mut *self.hand, stopped: &mut *self.stopped, kind };
                    fields.next_value_seed(list)?;
                    lists = true;
                }
                _ => {
                    one.insert(name, fields.next_value()?);
                }
            }
        }
        if (one.contains_key("id") || !lists) && one.contains_key("name") {
            (self.hand)(sorted(Value::Object(one)));
        }
        Ok(())
    }
}

/// A list of objects, or one object in its place.
struct List<'a, 'h> {
    hand: &'a mut (dyn FnMut(Object) -> bool + 'h),
    stopped: &'a mut bool,
    kind: Kind,
}

impl List<'_, '_> {
    fn give(&mut self, value: Value) -> bool {
        let object = match self.kind {
            Kind::Service => Object::Service(value),
            Kind::Organization => Object::Organization(value),
            Kind::Either => sorted(value),
        };
        let taken = (self.hand)(object);
        *self.stopped = !taken;
        taken
    }
}

impl<'de> DeserializeSeed<'de> for List<'_, '_> {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for List<'_, '_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a list of objects")
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut sequence: A) -> Result<(), A::Error> {
        while let Some(value) = sequence.next_element::<Value>()? {
            if value.is_object() && !self.give(value) {
                return Err(serde::de::Error::custom("nobody takes any more"));
            }
        }
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut fields: A) -> Result<(), A::Error> {
        let mut one = Map::new();
        while let Some((name, value)) = fields.next_entry::<String, Value>()? {
            one.insert(name, value);
        }
        self.give(Value::Object(one));
        Ok(())
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }
}
