//! JPEG (ITU-T T.81): segments that begin with a marker, and between them the coded scans.

use crate::{Kind, Picture, Unfit, big_16, part};

const START: [u8; 2] = [0xff, 0xd8];
const END: u8 = 0xd9;
const SCAN: u8 = 0xda;
/// Kinds of frames that browsers draw: baseline, extended, progressive.
const FRAMES: [u8; 3] = [0xc0, 0xc1, 0xc2];
/// Tables: quantisation, Huffman, restart interval.
const TABLES: [u8; 3] = [0xdb, 0xc4, 0xdd];
const EXIF: u8 = 0xe1;
/// Adobe's segment says how colours were coded; without it some pictures show wrong ones. It has twelve bytes, no text.
const ADOBE: u8 = 0xee;
const ADOBE_LENGTH: usize = 12;

pub fn fit(bytes: &[u8]) -> Result<Picture, Unfit> {
    let mut kept = Vec::with_capacity(bytes.len());
    let (mut size, mut turned, mut has_scan) = (None, None, false);
    let mut at = START.len();
    loop {
        let (marker, after) = next_marker(bytes, at)?;
        if marker == END {
            break;
        }
        // Markers without a length have no place between segments.
        if matches!(marker, 0x01 | 0xd0..=0xd8) {
            return Err(Unfit::Damaged);
        }
        let length = usize::from(big_16(bytes, after)?);
        let data = part(bytes, after + 2, length.checked_sub(2).ok_or(Unfit::Damaged)?)?;
        at = after + length;
        match marker {
            _ if FRAMES.contains(&marker) => {
                if size.replace((u32::from(big_16(data, 3)?), u32::from(big_16(data, 1)?))).is_some() {
                    return Err(Unfit::Damaged);
                }
                segment(&mut kept, marker, data);
            }
            // Other frames: lossless, arithmetic, hierarchical. Nobody's browser draws them.
            0xc3 | 0xc5..=0xc7 | 0xc9..=0xcb | 0xcd..=0xcf => return Err(Unfit::Foreign),
            _ if TABLES.contains(&marker) => segment(&mut kept, marker, data),
            ADOBE if data.len() == ADOBE_LENGTH && data.starts_with(b"Adobe") => {
                segment(&mut kept, marker, data);
            }
            EXIF if turned.is_none() => turned = orientation(data),
            SCAN => {
                if size.is_none() {
                    return Err(Unfit::Damaged);
                }
                has_scan = true;
                segment(&mut kept, marker, data);
                let end = end_of_scan(bytes, at)?;
                kept.extend_from_slice(&bytes[at..end]);
                at = end;
            }
            _ => {}
        }
    }
    let (width, height) = size.filter(|_| has_scan).ok_or(Unfit::Damaged)?;
    let mut whole = START.to_vec();
    if let Some(orientation) = turned.filter(|orientation| (2..=8).contains(orientation)) {
        segment(&mut whole, EXIF, &only_orientation(orientation));
    }
    whole.append(&mut kept);
    whole.extend_from_slice(&[0xff, END]);
    Ok(Picture { kind: Kind::Jpeg, width, height, bytes: whole })
}

fn segment(into: &mut Vec<u8>, marker: u8, data: &[u8]) {
    let length =
        u16::try_from(data.len() + 2).expect("it was read from a segment, whose length has two bytes");
    into.extend_from_slice(&[0xff, marker]);
    into.extend_from_slice(&length.to_be_bytes());
    into.extend_from_slice(data);
}

/// The marker at a place, which may have fill bytes before it, and where its segment goes on.
fn next_marker(bytes: &[u8], at: usize) -> Result<(u8, usize), Unfit> {
    if part(bytes, at, 1)? != [0xff] {
        return Err(Unfit::Damaged);
    }
    let mut at = at + 1;
    while part(bytes, at, 1)? == [0xff] {
        at += 1;
    }
    match part(bytes, at, 1)? {
        [0] => Err(Unfit::Damaged),
        [marker] => Ok((*marker, at + 1)),
        _ => Err(Unfit::Damaged),
    }
}

/// Where the coded data of a scan end: at the first marker that is neither a stuffed byte nor a restart.
fn end_of_scan(bytes: &[u8], from: usize) -> Result<usize, Unfit> {
    let mut at = from;
    loop {
        let pair = part(bytes, at, 2)?;
        match pair {
            [0xff, 0x00 | 0xd0..=0xd7] => at += 2,
            [0xff, 0xff] => at += 1,
            [0xff, _] => return Ok(at),
            _ => at += 1,
        }
    }
}

/// How the camera was held, as EXIF says it in its first directory.
fn orientation(data: &[u8]) -> Option<u8> {
    let tiff = data.strip_prefix(b"Exif\0\0")?;
    let is_big = match tiff.get(..4)? {
        b"MM\0*" => true,
        b"II*\0" => false,
        _ => return None,
    };
    let two = |at: usize| {
        let pair: [u8; 2] = tiff.get(at..at.checked_add(2)?)?.try_into().ok()?;
        Some(if is_big { u16::from_be_bytes(pair) } else { u16::from_le_bytes(pair) })
    };
    let four = |at: usize| {
        let all: [u8; 4] = tiff.get(at..at.checked_add(4)?)?.try_into().ok()?;
        Some(if is_big { u32::from_be_bytes(all) } else { u32::from_le_bytes(all) })
    };
    let directory = usize::try_from(four(4)?).ok()?;
    for entry in 0..usize::from(two(directory)?) {
        let at = directory.checked_add(2 + entry * 12)?;
        if two(at)? == 0x0112 {
            return u8::try_from(two(at.checked_add(8)?)?).ok();
        }
    }
    None
}

/// An EXIF segment of our own that says nothing else.
fn only_orientation(orientation: u8) -> Vec<u8> {
    let mut data = b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".to_vec();
    data.extend_from_slice(&[orientation, 0, 0, 0, 0, 0, 0]);
    data
}

#[cfg(test)]
pub mod tests {
    use super::*;
    use crate::{Limits, fit};

    const SCAN_DATA: [u8; 7] = [0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56];

    fn picture(before: &[(u8, &[u8])]) -> Vec<u8> {
        let mut bytes = START.to_vec();
        for (marker, data) in before {
            segment(&mut bytes, *marker, data);
        }
        segment(&mut bytes, 0xdb, &[0; 65]);
        segment(&mut bytes, 0xc0, &[8, 0, 20, 0, 30, 1, 1, 0x11, 0]);
        segment(&mut bytes, 0xc4, &[0; 20]);
        segment(&mut bytes, SCAN, &[1, 1, 0, 0, 63, 0]);
        bytes.extend_from_slice(&SCAN_DATA);
        bytes.extend_from_slice(&[0xff, END]);
        bytes
    }

    fn exif(orientation: u8) -> Vec<u8> {
        let mut data = b"Exif\0\0II*\0\x08\0\0\0\x02\0".to_vec();
        data.extend_from_slice(&[0x0f, 1, 2, 0, 7, 0, 0, 0, 38, 0, 0, 0]);
        data.extend_from_slice(&[0x12, 1, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0]);
        data.extend_from_slice(b"\0\0\0\0SECRET camera and place");
        data
    }

    pub fn with_everything() -> Vec<u8> {
        let exif = exif(6);
        let mut bytes = picture(&[
            (0xe0, b"JFIF\0\x01\x02\0\0\x01\0\x01\x01\x01SECRET"),
            (0xe1, &exif),
            (0xe1, b"http://ns.adobe.com/xap/1.0/\0SECRET"),
            (0xe2, b"ICC_PROFILE\0\x01\x01SECRET"),
            (0xed, b"Photoshop 3.0\0SECRET"),
            (0xee, b"Adobe\0\x64\0\0\0\0\x01"),
            (0xfe, b"SECRET comment"),
        ]);
        bytes.extend_from_slice(b"SECRET second picture");
        bytes
    }

    #[test]
    fn only_the_picture_and_how_it_was_turned_are_left() {
        let fitted = fit(&with_everything(), Limits::PAGE).expect("fit");
        assert_eq!((fitted.kind, fitted.width, fitted.height), (Kind::Jpeg, 30, 20));
        assert!(!fitted.bytes.windows(6).any(|window| window == b"SECRET"));
        let expected = picture(&[(EXIF, &only_orientation(6)), (0xee, b"Adobe\0\x64\0\0\0\0\x01")]);
        assert_eq!(fitted.bytes, expected);
        assert_eq!(orientation(&only_orientation(6)), Some(6), "what we write is read");
        assert_eq!(fit(&fitted.bytes, Limits::PAGE).expect("fit again"), fitted);
    }

    #[test]
    fn an_upright_picture_gets_no_exif_at_all() {
        let fitted = fit(&picture(&[(EXIF, &exif(1))]), Limits::PAGE).expect("fit");
        assert_eq!(fitted.bytes, picture(&[]));
    }

    #[test]
    fn what_breaks_off_or_nobody_draws_is_refused() {
        let whole = picture(&[]);
        for cut in 3..whole.len() {
            assert_eq!(fit(&whole[..cut], Limits::PAGE), Err(Unfit::Damaged), "{cut}");
        }
        let mut lossless = START.to_vec();
        segment(&mut lossless, 0xc3, &[8, 0, 20, 0, 30, 1, 1, 0x11, 0]);
        assert_eq!(fit(&lossless, Limits::PAGE), Err(Unfit::Foreign));
    }
}
