//! Reading what came back.

use jiff::civil::Date;
use sqlx::{
    Row as _, ValueRef as _,
    postgres::{PgRow, PgTypeInfo, PgValueRef},
    sqlite::SqliteRow,
};
use uuid::Uuid;
use vocabulary::{Id, LocalText, Moment, Teryt};

use crate::Fault;

/// One row of an answer.
#[derive(Debug)]
pub enum Row {
    /// From SQLite.
    #[doc(hidden)]
    Sqlite(SqliteRow),
    /// From PostgreSQL.
    #[doc(hidden)]
    Postgres(PgRow),
}

impl Row {
    /// The column as a `T`; `Option<T>` for a column that may be null. A null where none is allowed is a
    /// fault, never an empty text or a zero.
    pub fn get<T: Column>(&self, column: &str) -> Result<T, Fault> {
        T::read(self, column)
    }
}

/// A type that a column can be read as.
pub trait Column: Sized {
    /// Reads the column of that name.
    fn read(row: &Row, column: &str) -> Result<Self, Fault>;
}

fn unreadable(column: &str, reason: impl ToString) -> Fault {
    Fault::Unreadable { column: column.to_owned(), reason: reason.to_string() }
}

/// A type both engines can decode, or nothing for null.
trait Native: Sized {
    fn native(row: &Row, column: &str) -> Result<Option<Self>, Fault>;
}

macro_rules! native {
    ($($type:ty),+) => {$(
        impl Native for $type {
            fn native(row: &Row, column: &str) -> Result<Option<Self>, Fault> {
                match row {
                    Row::Sqlite(row) => {
                        if row.try_get_raw(column).map_err(|error| unreadable(column, error))?.is_null() {
                            return Ok(None);
                        }
                        row.try_get_unchecked::<$type, _>(column).map(Some)
                    }
                    Row::Postgres(row) => row.try_get::<Option<$type>, _>(column),
                }
                .map_err(|error| unreadable(column, error))
            }
        }
    )+};
}

native!(String, i64, f64, bool, Uuid, Vec<u8>);

/// PostgreSQL counts time from here: 2000-01-01 in microseconds after 1970.
pub(crate) const POSTGRES_EPOCH_MICROSECONDS: i64 = 946_684_800_000_000;
/// The same day, for dates.
pub(crate) fn postgres_epoch_date() -> Date {
    jiff::civil::date(2000, 1, 1)
}

pub(crate) struct PostgresMoment(pub Moment);
pub(crate) struct PostgresDate(pub Date);
pub(crate) struct PostgresJson(pub String);

macro_rules! postgres_type {
    ($type:ty, $oid:literal) => {
        impl sqlx::Type<sqlx::Postgres> for $type {
            fn type_info() -> PgTypeInfo {
                PgTypeInfo::with_oid(sqlx::postgres::types::Oid($oid))
            }
        }
    };
}
postgres_type!(PostgresMoment, 1184);
postgres_type!(PostgresDate, 1082);
postgres_type!(PostgresJson, 3802);

type BoxedError = Box<dyn std::error::Error + Send + Sync>;

impl sqlx::Decode<'_, sqlx::Postgres> for PostgresMoment {
    fn decode(value: PgValueRef<'_>) -> Result<Self, BoxedError> {
        let since_2000 = <i64 as sqlx::Decode<sqlx::Postgres>>::decode(value)?;
        since_2000
            .checked_add(POSTGRES_EPOCH_MICROSECONDS)
            .and_then(Moment::from_microseconds)
            .map(Self)
            .ok_or_else(|| "a moment outside the calendar".into())
    }
}
impl sqlx::Decode<'_, sqlx::Postgres> for PostgresDate {
    fn decode(value: PgValueRef<'_>) -> Result<Self, BoxedError> {
        let days = <i32 as sqlx::Decode<sqlx::Postgres>>::decode(value)?;
        Ok(Self(postgres_epoch_date().checked_add(jiff::Span::new().try_days(i64::from(days))?)?))
    }
}
impl sqlx::Decode<'_, sqlx::Postgres> for PostgresJson {
    fn decode(value: PgValueRef<'_>) -> Result<Self, BoxedError> {
        let bytes = value.as_bytes()?;
        // The binary form of jsonb is a version byte, 1, before the text.
        let text = bytes.strip_prefix(&[1]).unwrap_or(bytes);
        Ok(Self(std::str::from_utf8(text)?.to_owned()))
    }
}

impl Native for Moment {
    fn native(row: &Row, column: &str) -> Result<Option<Self>, Fault> {
        match row {
            Row::Sqlite(_) => i64::native(row, column)?
                .map(|number| {
                    Self::from_microseconds(number).ok_or_else(|| unreadable(column, "outside the calendar"))
                })
                .transpose(),
            Row::Postgres(row) => row
                .try_get_unchecked::<Option<PostgresMoment>, _>(column)
                .map(|moment| moment.map(|moment| moment.0))
                .map_err(|error| unreadable(column, error)),
        }
    }
}
impl Native for Date {
    fn native(row: &Row, column: &str) -> Result<Option<Self>, Fault> {
        match row {
            Row::Sqlite(_) => String::native(row, column)?
                .map(|text| text.parse().map_err(|error| unreadable(column, error)))
                .transpose(),
            Row::Postgres(row) => row
                .try_get_unchecked::<Option<PostgresDate>, _>(column)
                .map(|date| date.map(|date| date.0))
                .map_err(|error| unreadable(column, error)),
        }
    }
}
/// A JSON column, as text.
struct JsonText(String);
impl Native for JsonText {
    fn native(row: &Row, column: &str) -> Result<Option<Self>, Fault> {
        match row {
            Row::Sqlite(_) => Ok(String::native(row, column)?.map(Self)),
            Row::Postgres(row) => row
                .try_get_unchecked::<Option<PostgresJson>, _>(column)
                .map(|json| json.map(|json| Self(json.0)))
                .map_err(|error| unreadable(column, error)),
        }
    }
}

macro_rules! column {
    ($($type:ty),+) => {$(
        impl Column for $type {
            fn read(row: &Row, column: &str) -> Result<Self, Fault> {
                <$type>::native(row, column)?.ok_or_else(|| unreadable(column, "it is null"))
            }
        }
        impl Column for Option<$type> {
            fn read(row: &Row, column: &str) -> Result<Self, Fault> {
                <$type>::native(row, column)
            }
        }
    )+};
}
column!(String, i64, f64, bool, Uuid, Vec<u8>, Moment, Date);

impl<T> Column for Id<T> {
    fn read(row: &Row, column: &str) -> Result<Self, Fault> {
        Uuid::read(row, column).map(Self::new)
    }
}
impl<T> Column for Option<Id<T>> {
    fn read(row: &Row, column: &str) -> Result<Self, Fault> {
        Ok(Uuid::native(row, column)?.map(Id::new))
    }
}
impl Column for Teryt {
    fn read(row: &Row, column: &str) -> Result<Self, Fault> {
        String::read(row, column)?.parse().map_err(|error| unreadable(column, error))
    }
}
impl Column for Option<Teryt> {
    fn read(row: &Row, column: &str) -> Result<Self, Fault> {
        String::native(row, column)?
            .map(|text| text.parse().map_err(|error| unreadable(column, error)))
            .transpose()
    }
}

impl Row {
    /// A `{json}` column as its serialised text.
    pub fn json(&self, column: &str) -> Result<String, Fault> {
        JsonText::native(self, column)?.map(|json| json.0).ok_or_else(|| unreadable(column, "it is null"))
    }

    /// A `{json}` column that may be null, as its serialised text.
    pub fn optional_json(&self, column: &str) -> Result<Option<String>, Fault> {
        Ok(JsonText::native(self, column)?.map(|json| json.0))
    }

    /// Three text columns `<prefix>_pl`, `<prefix>_en`, `<prefix>_uk` as one text.
    pub fn local_text(&self, prefix: &str) -> Result<LocalText, Fault> {
        Ok(LocalText {
            pl: self.get(&format!("{prefix}_pl"))?,
            en: self.get(&format!("{prefix}_en"))?,
            uk: self.get(&format!("{prefix}_uk"))?,
        })
    }
}
