//! WebP (RFC 9649): a RIFF file of chunks, each with its kind and length.

use crate::{Kind, Picture, Unfit, little_24, little_32, part};

/// Flags of the extended header: only whether parts are see-through stays.
const ALPHA: u8 = 0x10;
const MOVES: u8 = 0x02;

pub fn fit(bytes: &[u8]) -> Result<Picture, Unfit> {
    let length = usize::try_from(little_32(bytes, 4)?).map_err(|_| Unfit::Damaged)?;
    let end = length.checked_add(8).filter(|end| *end <= bytes.len()).ok_or(Unfit::Damaged)?;
    let bytes = &bytes[..end];
    let mut kept = Vec::with_capacity(bytes.len());
    let (mut canvas, mut size, mut at) = (None, None, 12);
    while at < end {
        let kind = part(bytes, at, 4)?;
        let length = usize::try_from(little_32(bytes, at + 4)?).map_err(|_| Unfit::Damaged)?;
        let data = part(bytes, at + 8, length)?;
        match kind {
            b"VP8X" if canvas.is_none() && at == 12 => {
                let [flags, ..] = data else { return Err(Unfit::Damaged) };
                if flags & MOVES != 0 {
                    return Err(Unfit::Moving);
                }
                canvas = Some((little_24(data, 4)? + 1, little_24(data, 7)? + 1));
                let mut head = part(data, 0, 10)?.to_vec();
                head[0] = flags & ALPHA;
                chunk(&mut kept, *b"VP8X", &head);
            }
            b"VP8 " if size.is_none() => {
                size = Some(lossy_size(data)?);
                chunk(&mut kept, *b"VP8 ", data);
            }
            b"VP8L" if size.is_none() => {
                size = Some(lossless_size(data)?);
                chunk(&mut kept, *b"VP8L", data);
            }
            b"ALPH" if size.is_none() => chunk(&mut kept, *b"ALPH", data),
            b"ANIM" | b"ANMF" => return Err(Unfit::Moving),
            b"VP8X" | b"VP8 " | b"VP8L" => return Err(Unfit::Damaged),
            _ => {}
        }
        // A chunk of odd length is followed by a byte of padding.
        at = at + 8 + length + length % 2;
    }
    let size = size.ok_or(Unfit::Damaged)?;
    if canvas.is_some_and(|canvas| canvas != size) {
        return Err(Unfit::Damaged);
    }
    let mut whole = b"RIFF".to_vec();
    let length = u32::try_from(kept.len() + 4).map_err(|_| Unfit::TooLarge)?;
    whole.extend_from_slice(&length.to_le_bytes());
    whole.extend_from_slice(b"WEBP");
    whole.append(&mut kept);
    Ok(Picture { kind: Kind::Webp, width: size.0, height: size.1, bytes: whole })
}

fn chunk(into: &mut Vec<u8>, kind: [u8; 4], data: &[u8]) {
    into.extend_from_slice(&kind);
    let length = u32::try_from(data.len()).expect("its length was read from four bytes");
    into.extend_from_slice(&length.to_le_bytes());
    into.extend_from_slice(data);
    if data.len() % 2 == 1 {
        into.push(0);
    }
}

/// The size in the head of a key frame of VP8 (RFC 6386, 9.1).
fn lossy_size(data: &[u8]) -> Result<(u32, u32), Unfit> {
    if part(data, 0, 1)?[0] & 1 != 0 || part(data, 3, 3)? != [0x9d, 0x01, 0x2a] {
        return Err(Unfit::Damaged);
    }
    let side = |at: usize| -> Result<u32, Unfit> {
        let pair: [u8; 2] = part(data, at, 2)?.try_into().map_err(|_| Unfit::Damaged)?;
        Ok(u32::from(u16::from_le_bytes(pair) & 0x3fff))
    };
    Ok((side(6)?, side(8)?))
}

/// The size in the head of a lossless picture (RFC 9649, 3.4).
fn lossless_size(data: &[u8]) -> Result<(u32, u32), Unfit> {
    if part(data, 0, 1)? != [0x2f] {
        return Err(Unfit::Damaged);
    }
    let bits = little_32(data, 1)?;
    Ok(((bits & 0x3fff) + 1, ((bits >> 14) & 0x3fff) + 1))
}

#[cfg(test)]
pub mod tests {
    use super::*;
    use crate::{Limits, fit};

    const LOSSY: [u8; 11] = [0x10, 0, 0, 0x9d, 0x01, 0x2a, 30, 0, 20, 0, 7];

    fn head(flags: u8) -> Vec<u8> {
        vec![flags, 0, 0, 0, 29, 0, 0, 19, 0, 0]
    }

    fn file(chunks: &[([u8; 4], &[u8])]) -> Vec<u8> {
        let mut body = b"WEBP".to_vec();
        for (kind, data) in chunks {
            chunk(&mut body, *kind, data);
        }
        let length = u32::try_from(body.len()).expect("short");
        [b"RIFF".as_slice(), &length.to_le_bytes(), &body].concat()
    }

    pub fn with_everything() -> Vec<u8> {
        let head = head(0x3c);
        let mut bytes = file(&[
            (*b"VP8X", &head),
            (*b"ICCP", b"SECRET profile"),
            (*b"ALPH", b"abc"),
            (*b"VP8 ", &LOSSY),
            (*b"EXIF", b"SECRET place"),
            (*b"XMP ", b"SECRET name"),
            (*b"note", b"SECRET"),
        ]);
        bytes.extend_from_slice(b"SECRET behind the end");
        bytes
    }

    #[test]
    fn only_the_picture_is_left() {
        let fitted = fit(&with_everything(), Limits::PAGE).expect("fit");
        assert_eq!((fitted.kind, fitted.width, fitted.height), (Kind::Webp, 30, 20));
        let expected = file(&[(*b"VP8X", &head(ALPHA)), (*b"ALPH", b"abc"), (*b"VP8 ", &LOSSY)]);
        assert_eq!(fitted.bytes, expected);
        assert_eq!(fit(&fitted.bytes, Limits::PAGE).expect("fit again"), fitted);
    }

    #[test]
    fn a_lossless_picture_knows_its_size() {
        let data = [0x2f, 29, 0xc0, 0x04, 0x00, 1, 2];
        let fitted = fit(&file(&[(*b"VP8L", &data)]), Limits::PAGE).expect("fit");
        assert_eq!((fitted.width, fitted.height), (30, 20));
    }

    #[test]
    fn what_moves_breaks_off_or_contradicts_itself_is_refused() {
        assert_eq!(fit(&file(&[(*b"VP8X", &head(MOVES))]), Limits::PAGE), Err(Unfit::Moving));
        assert_eq!(fit(&file(&[(*b"ANMF", b"x")]), Limits::PAGE), Err(Unfit::Moving));
        let other = [0x10, 0, 0, 0x9d, 0x01, 0x2a, 31, 0, 20, 0];
        assert_eq!(
            fit(&file(&[(*b"VP8X", &head(0)), (*b"VP8 ", &other)]), Limits::PAGE),
            Err(Unfit::Damaged)
        );
        let whole = file(&[(*b"VP8 ", &LOSSY)]);
        for cut in 12..whole.len() {
            assert_eq!(fit(&whole[..cut], Limits::PAGE), Err(Unfit::Damaged), "{cut}");
        }
    }
}
