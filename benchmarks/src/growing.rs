//! Growing a region pack: as many services as a large country would have, made from those of a region.
//!
//! Each further copy of the region moves every institution to another gmina, with its coverage and its point, and
//! gives names and descriptions words of their own (a patron and localities), so that the vocabulary grows with the
//! number. No dice: the same pack and number give the same files.

use std::{
    collections::HashMap,
    path::{Path, PathBuf},
    process::ExitCode,
};

use anyhow::{Context as _, Result, bail};
use clap::Args;
use csv::StringRecord;

/// Writes a grown pack.
#[derive(Debug, Args)]
pub struct Grow {
    /// The region pack to grow from.
    #[arg(long, default_value = "demo")]
    pack: PathBuf,
    /// How many services.
    #[arg(long, default_value_t = 100_000)]
    services: usize,
    /// The folder to write into.
    #[arg(long)]
    into: PathBuf,
}

/// Writes a grown pack.
pub fn run(grow: &Grow) -> Result<ExitCode> {
    let institutions = self::grow(&grow.pack, grow.services, &grow.into)?;
    println!("{} services of {institutions} institutions in {}", grow.services, grow.into.display());
    Ok(ExitCode::SUCCESS)
}

/// Files that are the same however many services there are.
const SAME: &[&str] = &["units.csv", "localities.csv", "postcodes.csv", "codelists.csv", "sources.csv"];

/// Patrons of copies, as real places have them.
const PATRONS: &[&str] = &[
    "Słoneczna",
    "Nadzieja",
    "Promyk",
    "Jutrzenka",
    "Arka",
    "Betania",
    "Przystań",
    "Zacisze",
    "Wspólnota",
    "Razem",
    "Źródło",
    "Tęcza",
    "Ostoja",
    "Latarnia",
    "Dolina",
    "Krokus",
    "Jaskółka",
    "Wrzos",
    "Kasztan",
    "Pod Lipami",
    "Most",
    "Iskra",
    "Horyzont",
    "Zielony Dom",
    "Bocianie Gniazdo",
    "Kalina",
    "Modrzew",
    "Skowronek",
    "Jarzębina",
];

/// Writes a pack of so many services into the folder; says of how many institutions they are.
pub fn grow(pack: &Path, services: usize, into: &Path) -> Result<usize> {
    std::fs::create_dir_all(into).with_context(|| format!("{} cannot be made", into.display()))?;
    for name in SAME {
        let from = pack.join(name);
        if from.is_file() {
            std::fs::copy(&from, into.join(name))
                .with_context(|| format!("{} cannot be copied", from.display()))?;
        }
    }
    let ground = Ground::read(pack)?;
    let institutions = Sheet::read(&pack.join("institutions.csv"))?;
    let base = Sheet::read(&pack.join("services.csv"))?;
    if base.rows.is_empty() {
        bail!("{} has no services to grow from", pack.display());
    }
    let mut at_home: HashMap<&str, usize> = HashMap::new();
    for (at, row) in institutions.rows.iter().enumerate() {
        at_home.insert(institutions.cell(row, "id"), at);
    }
    let copies = services.div_ceil(base.rows.len());

    let mut writer = writer(&into.join("institutions.csv"), &institutions)?;
    let mut written = 0;
    for copy in 0..copies {
        for at in 0..institutions.rows.len() {
            writer.write_record(ground.institution(&institutions, at, copy))?;
            written += 1;
        }
    }
    writer.flush()?;

    let mut writer = self::writer(&into.join("services.csv"), &base)?;
    for number in 0..services {
        let (copy, at) = (number / base.rows.len(), number % base.rows.len());
        let institution = at_home.get(base.cell(&base.rows[at], "institution_id")).copied();
        writer.write_record(ground.service(&base, at, institution.unwrap_or(at), copy))?;
    }
    writer.flush()?;
    Ok(written)
}

fn writer(path: &Path, like: &Sheet) -> Result<csv::Writer<std::fs::File>> {
    let mut writer =
        csv::Writer::from_path(path).with_context(|| format!("{} cannot be written", path.display()))?;
    writer.write_record(&like.headers)?;
    Ok(writer)
}

/// A table of the pack, with its columns by name.
struct Sheet {
    headers: StringRecord,
    columns: HashMap<String, usize>,
    rows: Vec<StringRecord>,
}

impl Sheet {
    fn read(path: &Path) -> Result<Self> {
        let mut reader =
            csv::Reader::from_path(path).with_context(|| format!("{} cannot be read", path.display()))?;
        let headers = reader.headers()?.clone();
        let columns = headers.iter().enumerate().map(|(at, name)| (name.to_owned(), at)).collect();
        let rows = reader.records().collect::<Result<_, _>>()?;
        Ok(Self { headers, columns, rows })
    }

    fn cell<'a>(&self, row: &'a StringRecord, column: &str) -> &'a str {
        self.columns.get(column).and_then(|at| row.get(*at)).unwrap_or_default()
    }

    /// A row with some cells written anew.
    fn with(&self, row: &StringRecord, cells: &[(&str, String)]) -> Vec<String> {
        let mut row: Vec<String> = row.iter().map(str::to_owned).collect();
        for (column, text) in cells {
            if let Some(at) = self.columns.get(*column) {
                row[*at].clone_from(text);
            }
        }
        row
    }
}

/// Where copies can be moved.
struct Ground {
    /// Code, latitude and longitude of every gmina, in the order of their codes.
    gminas: Vec<[String; 3]>,
    /// Where each gmina stands in that order.
    place: HashMap<String, usize>,
    localities: Vec<String>,
}

impl Ground {
    fn read(pack: &Path) -> Result<Self> {
        let units = Sheet::read(&pack.join("units.csv"))?;
        let mut gminas: Vec<[String; 3]> = units
            .rows
            .iter()
            .filter(|row| units.cell(row, "teryt").len() == 7)
            .map(|row| ["teryt", "lat", "lon"].map(|column| units.cell(row, column).to_owned()))
            .collect();
        gminas.sort();
        if gminas.is_empty() {
            bail!("{} names no gmina in units.csv", pack.display());
        }
        let place = gminas.iter().enumerate().map(|(at, [teryt, ..])| (teryt.clone(), at)).collect();
        let localities = Sheet::read(&pack.join("localities.csv"))?;
        let names =
            localities.rows.iter().map(|row| localities.cell(row, "name").to_owned()).collect::<Vec<_>>();
        if names.is_empty() {
            bail!("{} names no locality in localities.csv", pack.display());
        }
        Ok(Self { gminas, place, localities: names })
    }

    /// The gmina to which this copy moves what is in that gmina.
    fn moved(&self, teryt: &str, copy: usize) -> &[String; 3] {
        let from = self.place.get(teryt).copied().unwrap_or(0);
        &self.gminas[(from + copy * 7) % self.gminas.len()]
    }

    /// What is served from the place the copy moved to: a gmina or powiat moves, anything larger stays.
    fn coverage(&self, cell: &str, copy: usize) -> String {
        let moved = cell.split(';').map(|unit| match unit.trim() {
            unit if unit.len() == 7 => self.moved(unit, copy)[0].clone(),
            unit if unit.len() == 4 => {
                let seat = self.gminas.iter().position(|[teryt, ..]| teryt.starts_with(unit)).unwrap_or(0);
                self.gminas[(seat + copy * 7) % self.gminas.len()][0][..4].to_owned()
            }
            unit => unit.to_owned(),
        });
        moved.collect::<Vec<_>>().join(";")
    }

    fn patron(at: usize, copy: usize) -> String {
        format!("{} {}", PATRONS[(at + copy * 3) % PATRONS.len()], PATRONS[(at / 7 + copy) % PATRONS.len()])
    }

    fn locality(&self, number: usize) -> &str {
        &self.localities[number % self.localities.len()]
    }

    fn institution(&self, sheet: &Sheet, at: usize, copy: usize) -> Vec<String> {
        let row = &sheet.rows[at];
        if copy == 0 {
            return sheet.with(row, &[]);
        }
        let [_, latitude, longitude] = self.moved(sheet.cell(row, "location_teryt"), copy).clone();
        let parent = sheet.cell(row, "part_of");
        let name = format!("{} „{}”", sheet.cell(row, "name"), Self::patron(at, copy));
        let locality = self.locality(at * 31 + copy * 17).to_owned();
        sheet.with(
            row,
            &[
                ("id", copied(sheet.cell(row, "id"), copy)),
                ("name", name),
                ("teryt", self.moved(sheet.cell(row, "teryt"), copy)[0].clone()),
                ("location_teryt", self.moved(sheet.cell(row, "location_teryt"), copy)[0].clone()),
                ("locality", locality.clone()),
                ("city", locality),
                ("lat", latitude),
                ("lon", longitude),
                ("part_of", if parent.is_empty() { String::new() } else { copied(parent, copy) }),
                ("coverage", self.coverage(sheet.cell(row, "coverage"), copy)),
            ],
        )
    }

    fn service(&self, sheet: &Sheet, at: usize, institution: usize, copy: usize) -> Vec<String> {
        let row = &sheet.rows[at];
        if copy == 0 {
            return sheet.with(row, &[]);
        }
        let (home, slug) =
            sheet.cell(row, "id").rsplit_once("--").unwrap_or((sheet.cell(row, "id"), "service"));
        let description = format!(
            "{} Zapraszamy mieszkańców miejscowości {} i {} do placówki „{}”.",
            sheet.cell(row, "description"),
            self.locality(at * 13 + copy * 29),
            self.locality(at * 7 + copy * 101),
            Self::patron(institution, copy)
        );
        sheet.with(
            row,
            &[
                ("id", format!("{}--{slug}", copied(home, copy))),
                ("institution_id", copied(sheet.cell(row, "institution_id"), copy)),
                ("description", description),
                ("coverage", self.coverage(sheet.cell(row, "coverage"), copy)),
            ],
        )
    }
}

fn copied(id: &str, copy: usize) -> String {
    format!("{id}-c{copy}")
}

#[cfg(test)]
mod tests {
    use super::*;

    const UNITS: &str = "teryt,kind,name,lat,lon\n12,voivodeship,małopolskie,50,20\n1218,powiat,wadowicki,50,20\n\
        1218012,gmina,Brzeźnica,49.9,19.6\n1219012,gmina,Biskupice,49.9,20.1\n";

    #[test]
    fn a_copy_moves_to_another_gmina_and_keeps_its_own_identifier() {
        let folder = tempfile::tempdir().expect("a folder");
        let (pack, into) = (folder.path().join("pack"), folder.path().join("grown"));
        std::fs::create_dir(&pack).expect("a pack");
        let write = |name: &str, text: &str| std::fs::write(pack.join(name), text).expect("a file");
        write("units.csv", UNITS);
        write("localities.csv", "sym,name,teryt\n1,Tomice,1218012\n");
        write(
            "institutions.csv",
            "id,kind,name,teryt,location_teryt,coverage\nops-1,ops,OPS,1218012,1218012,1218012\n",
        );
        write(
            "services.csv",
            "id,institution_id,name,service_type,coverage\nops-1--meal,ops-1,Posiłek,meal,1218012;1218;12\n",
        );

        assert_eq!(grow(&pack, 2, &into).expect("grown"), 2);

        let grown = Sheet::read(&into.join("services.csv")).expect("services");
        let cells =
            |row: usize| ["id", "institution_id", "coverage"].map(|name| grown.cell(&grown.rows[row], name));
        assert_eq!(cells(0), ["ops-1--meal", "ops-1", "1218012;1218;12"]);
        assert_eq!(cells(1), ["ops-1-c1--meal", "ops-1-c1", "1219012;1219;12"]);
    }
}
