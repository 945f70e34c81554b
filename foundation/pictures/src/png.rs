//! PNG (W3C PNG, third edition): a signature and chunks, each with its length, kind and check sum.

use crate::{Kind, Picture, Unfit, big_32, part};

pub const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";

/// What a reader needs to draw a still picture.
const KEPT: [&[u8; 4]; 9] = [b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"bKGD"];

pub fn fit(bytes: &[u8]) -> Result<Picture, Unfit> {
    let mut kept = SIGNATURE.to_vec();
    let mut at = SIGNATURE.len();
    let (mut size, mut has_data) = (None, false);
    loop {
        let length = usize::try_from(big_32(bytes, at)?).map_err(|_| Unfit::Damaged)?;
        let kind = part(bytes, at + 4, 4)?;
        let data = part(bytes, at + 8, length)?;
        let sum = big_32(bytes, at + 8 + length)?;
        if check_sum(&[kind, data]) != sum {
            return Err(Unfit::Damaged);
        }
        match (kind, size) {
            (b"IHDR", None) if length == 13 && at == SIGNATURE.len() => {
                size = Some((big_32(data, 0)?, big_32(data, 4)?));
            }
            (b"IHDR", _) | (_, None) => return Err(Unfit::Damaged),
            (b"acTL" | b"fcTL" | b"fdAT", _) => return Err(Unfit::Moving),
            (b"IDAT", _) => has_data = true,
            _ => {}
        }
        let end = at + 12 + length;
        if KEPT.iter().any(|known| known.as_slice() == kind) {
            kept.extend_from_slice(&bytes[at..end]);
        }
        if kind == b"IEND" {
            break;
        }
        at = end;
    }
    let (width, height) = size.filter(|_| has_data).ok_or(Unfit::Damaged)?;
    Ok(Picture { kind: Kind::Png, width, height, bytes: kept })
}

/// CRC-32 as PNG computes it.
fn check_sum(parts: &[&[u8]]) -> u32 {
    let mut sum = u32::MAX;
    for byte in parts.iter().copied().flatten() {
        sum ^= u32::from(*byte);
        for _ in 0..8 {
            sum = if sum & 1 == 1 { (sum >> 1) ^ 0xedb8_8320 } else { sum >> 1 };
        }
    }
    !sum
}

#[cfg(test)]
pub mod tests {
    use super::*;
    use crate::{Limits, fit};

    fn chunk(kind: [u8; 4], data: &[u8]) -> Vec<u8> {
        let mut chunk = u32::try_from(data.len()).expect("short").to_be_bytes().to_vec();
        chunk.extend_from_slice(&kind);
        chunk.extend_from_slice(data);
        chunk.extend_from_slice(&check_sum(&[&kind, data]).to_be_bytes());
        chunk
    }

    /// A picture of this size with some chunks before its data.
    pub fn picture(width: u32, height: u32, more: &[(&[u8; 4], &[u8])]) -> Vec<u8> {
        let mut head = [width.to_be_bytes(), height.to_be_bytes()].concat();
        head.extend_from_slice(&[8, 0, 0, 0, 0]);
        let mut bytes = SIGNATURE.to_vec();
        bytes.extend(chunk(*b"IHDR", &head));
        for (kind, data) in more {
            bytes.extend(chunk(**kind, data));
        }
        bytes.extend(chunk(*b"IDAT", &[0x78, 0x9c, 0x63, 0, 0, 0, 2, 0, 1]));
        bytes.extend(chunk(*b"IEND", &[]));
        bytes
    }

    pub fn with_everything() -> Vec<u8> {
        let mut bytes = picture(
            3,
            2,
            &[
                (b"gAMA", &[0, 0, 0xb1, 0x8f]),
                (b"eXIf", b"MM\0*SECRET place"),
                (b"tEXt", b"Author\0SECRET name"),
                (b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0SECRET"),
                (b"iCCP", b"SECRET profile\0\0x"),
                (b"tIME", b"SECRET!"),
            ],
        );
        bytes.extend_from_slice(b"SECRET behind the end");
        bytes
    }

    #[test]
    fn only_the_picture_is_left() {
        let fitted = fit(&with_everything(), Limits::PAGE).expect("fit");
        assert_eq!((fitted.kind, fitted.width, fitted.height), (Kind::Png, 3, 2));
        assert_eq!(fitted.bytes, picture(3, 2, &[(b"gAMA", &[0, 0, 0xb1, 0x8f])]));
        assert_eq!(fit(&fitted.bytes, Limits::PAGE).expect("fit again"), fitted);
    }

    #[test]
    fn what_breaks_off_lies_or_moves_is_refused() {
        let whole = picture(3, 2, &[]);
        for cut in [9, 20, whole.len() - 1] {
            assert_eq!(fit(&whole[..cut], Limits::PAGE), Err(Unfit::Damaged), "{cut}");
        }
        let mut wrong = whole.clone();
        wrong[20] ^= 1;
        assert_eq!(fit(&wrong, Limits::PAGE), Err(Unfit::Damaged));
        let moving = picture(3, 2, &[(b"acTL", &[0; 8])]);
        assert_eq!(fit(&moving, Limits::PAGE), Err(Unfit::Moving));
    }
}
