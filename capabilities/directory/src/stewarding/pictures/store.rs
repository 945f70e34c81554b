//! All SQL of pictures.

use database::{Fault, Row, Work, statements, values};
use institutions::Institution;
use pictures::Picture;
use uuid::Uuid;
use vocabulary::{Id, LocalText};

use super::{Owner, Shown, Words};

statements! {
    /// Takes the place of the former picture of an entry.
    PUT_PICTURE = "insert into picture (picture_id, kind, entry_id, institution_id, media, width, height, content, alt_pl, alt_en, alt_uk, decorative, added_at, added_by)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)";
    /// Other words for the picture of an entry.
    DESCRIBE_PICTURE = "update picture set alt_pl = $1, alt_en = $2, alt_uk = $3, decorative = $4 where kind = $5 and entry_id = $6";
    /// Takes the picture of an entry away.
    REMOVE_PICTURE = "delete from picture where kind = $1 and entry_id = $2";
    /// The picture of an entry, without its bytes.
    PICTURE_OF = "select picture_id, width, height, alt_pl, alt_en, alt_uk, decorative from picture where kind = $1 and entry_id = $2";
    /// The bytes of a picture.
    CONTENT = "select kind, entry_id, media, content from picture where picture_id = $1";
}

pub async fn put(
    work: &mut Work,
    id: Id<Shown>,
    owner: Owner,
    institution: Id<Institution>,
    picture: &Picture,
    words: &Words,
) -> Result<(), Fault> {
    remove(work, owner).await?;
    let (moment, actor) = (work.moment(), work.actor().to_string());
    let LocalText { pl, en, uk } = words.shows.clone();
    work.run(
        PUT_PICTURE,
        values![
            id,
            owner.kind(),
            owner.id(),
            institution,
            picture.kind.media(),
            picture.width,
            picture.height,
            picture.bytes.clone(),
            pl,
            en,
            uk,
            words.decorative,
            moment,
            actor
        ],
    )
    .await
    .map(drop)
}

pub async fn describe(work: &mut Work, owner: Owner, words: &Words) -> Result<bool, Fault> {
    let LocalText { pl, en, uk } = words.shows.clone();
    let values = values![pl, en, uk, words.decorative, owner.kind(), owner.id()];
    Ok(work.run(DESCRIBE_PICTURE, values).await? > 0)
}

pub async fn remove(work: &mut Work, owner: Owner) -> Result<bool, Fault> {
    Ok(work.run(REMOVE_PICTURE, values![owner.kind(), owner.id()]).await? > 0)
}

fn side(row: &Row, column: &str) -> Result<u32, Fault> {
    row.get::<i64>(column).map(|pixels| u32::try_from(pixels).unwrap_or_default())
}

pub async fn of(work: &mut Work, owner: Owner) -> Result<Option<Shown>, Fault> {
    let Some(row) = work.first(PICTURE_OF, values![owner.kind(), owner.id()]).await? else { return Ok(None) };
    let shows = LocalText { pl: row.get("alt_pl")?, en: row.get("alt_en")?, uk: row.get("alt_uk")? };
    Ok(Some(Shown {
        id: row.get("picture_id")?,
        width: side(&row, "width")?,
        height: side(&row, "height")?,
        words: Words { shows, decorative: row.get("decorative")? },
    }))
}

pub async fn content(work: &mut Work, id: Id<Shown>) -> Result<Option<(Owner, String, Vec<u8>)>, Fault> {
    let Some(row) = work.first(CONTENT, values![id]).await? else { return Ok(None) };
    let entry: Uuid = row.get("entry_id")?;
    let owner = match row.get::<String>("kind")?.as_str() {
        "service" => Owner::Service(Id::new(entry)),
        _ => Owner::Institution(Id::new(entry)),
    };
    Ok(Some((owner, row.get("media")?, row.get("content")?)))
}
