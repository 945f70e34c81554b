//! Pictures that people send, made fit to be shown: PNG, JPEG and WebP, told by their bytes, within limits, without
//! anything that does not belong to the picture itself.
//!
//! It decodes nothing. A file is taken apart into its pieces, only pieces of kinds that a reader needs are put together
//! again, and everything else is left behind: EXIF with places and machines, XMP, comments, previews, profiles, whatever
//! was hung on behind the end. How a photograph was turned is said in a few bytes of our own. It does not resize and does
//! not convert. Start at [`fit`].

mod jpeg;
mod png;
mod webp;

/// Which of the three.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// PNG.
    Png,
    /// JPEG.
    Jpeg,
    /// WebP.
    Webp,
}

impl Kind {
    /// The media type under which it is served.
    pub const fn media(self) -> &'static str {
        match self {
            Self::Png => "image/png",
            Self::Jpeg => "image/jpeg",
            Self::Webp => "image/webp",
        }
    }

    /// The kind of a media type.
    pub fn of_media(media: &str) -> Option<Self> {
        [Self::Png, Self::Jpeg, Self::Webp].into_iter().find(|kind| kind.media() == media)
    }
}

/// A picture without anything beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// Which kind.
    pub kind: Kind,
    /// In pixels, as it is stored.
    pub width: u32,
    /// In pixels, as it is stored.
    pub height: u32,
    /// The file.
    pub bytes: Vec<u8>,
}

/// How large a picture may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// The file that was sent, in bytes.
    pub bytes: usize,
    /// Each side, in pixels.
    pub side: u32,
    /// All pixels together: what a reader needs memory for.
    pub pixels: u64,
}

impl Limits {
    /// For a picture on a page: what a telephone takes, made a little smaller.
    pub const PAGE: Self = Self { bytes: 4 << 20, side: 4_096, pixels: 12_000_000 };
}

/// Why a picture is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unfit {
    /// It is none of the three kinds, whatever its name says.
    #[error("this is no PNG, JPEG or WebP picture")]
    Foreign,
    /// It begins like one and breaks off, or contradicts itself.
    #[error("the picture is damaged")]
    Damaged,
    /// The file is too large.
    #[error("the file is too large")]
    TooLarge,
    /// It has too many pixels.
    #[error("the picture has too many pixels")]
    TooManyPixels,
    /// It moves.
    #[error("moving pictures are not taken")]
    Moving,
}

/// Takes a picture apart and puts together what belongs to it.
pub fn fit(bytes: &[u8], limits: Limits) -> Result<Picture, Unfit> {
    if bytes.len() > limits.bytes {
        return Err(Unfit::TooLarge);
    }
    let picture = if bytes.starts_with(png::SIGNATURE) {
        png::fit(bytes)
    } else if bytes.starts_with(&[0xff, 0xd8, 0xff]) {
        jpeg::fit(bytes)
    } else if bytes.len() >= 12 && &bytes[..4] == b"RIFF" && &bytes[8..12] == b"WEBP" {
        webp::fit(bytes)
    } else {
        Err(Unfit::Foreign)
    }?;
    let (width, height) = (picture.width, picture.height);
    if width == 0 || height == 0 {
        return Err(Unfit::Damaged);
    }
    if width > limits.side || height > limits.side || u64::from(width) * u64::from(height) > limits.pixels {
        return Err(Unfit::TooManyPixels);
    }
    Ok(picture)
}

/// So many bytes from a place on; a file that ends before is damaged.
fn part(bytes: &[u8], from: usize, length: usize) -> Result<&[u8], Unfit> {
    let until = from.checked_add(length).ok_or(Unfit::Damaged)?;
    bytes.get(from..until).ok_or(Unfit::Damaged)
}

fn big_16(bytes: &[u8], from: usize) -> Result<u16, Unfit> {
    let [high, low] = part(bytes, from, 2)?.try_into().map_err(|_| Unfit::Damaged)?;
    Ok(u16::from_be_bytes([high, low]))
}

fn big_32(bytes: &[u8], from: usize) -> Result<u32, Unfit> {
    Ok(u32::from_be_bytes(part(bytes, from, 4)?.try_into().map_err(|_| Unfit::Damaged)?))
}

fn little_32(bytes: &[u8], from: usize) -> Result<u32, Unfit> {
    Ok(u32::from_le_bytes(part(bytes, from, 4)?.try_into().map_err(|_| Unfit::Damaged)?))
}

fn little_24(bytes: &[u8], from: usize) -> Result<u32, Unfit> {
    let [low, middle, high] = part(bytes, from, 3)?.try_into().map_err(|_| Unfit::Damaged)?;
    Ok(u32::from_le_bytes([low, middle, high, 0]))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const LIMITS: Limits = Limits { bytes: 1 << 16, side: 100, pixels: 5_000 };

    #[test]
    fn a_name_says_nothing_and_the_bytes_say_all() {
        for bytes in [&b""[..], b"GIF89a", b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>", b"%PDF-1.7", b"BM"]
        {
            assert_eq!(fit(bytes, LIMITS), Err(Unfit::Foreign));
        }
    }

    #[test]
    fn what_is_too_large_is_refused_before_it_is_looked_at() {
        assert_eq!(fit(&vec![0; (1 << 16) + 1], LIMITS), Err(Unfit::TooLarge));
    }

    #[test]
    fn too_many_pixels_are_refused_by_what_the_header_says() {
        for (width, height) in [(101, 1), (1, 101), (99, 99), (60_000, 60_000)] {
            let bytes = png::tests::picture(width, height, &[]);
            assert_eq!(fit(&bytes, LIMITS), Err(Unfit::TooManyPixels), "{width}×{height}");
        }
        assert_eq!(fit(&png::tests::picture(0, 5, &[]), LIMITS), Err(Unfit::Damaged));
    }

    proptest! {
        #[test]
        fn nothing_makes_it_panic(kind in 0..3_usize, tail in prop::collection::vec(any::<u8>(), 0..400)) {
            let mut bytes = [png::SIGNATURE, &[0xff, 0xd8, 0xff][..], b"RIFF\x10\0\0\0WEBP"][kind].to_vec();
            bytes.extend(tail);
            let _ = fit(&bytes, LIMITS);
        }

        #[test]
        fn a_byte_gone_wrong_never_brings_back_what_was_left_behind(at in 0..400_usize, byte in any::<u8>()) {
            for mut bytes in [png::tests::with_everything(), jpeg::tests::with_everything(), webp::tests::with_everything()] {
                let at = at % bytes.len();
                bytes[at] = byte;
                let _ = fit(&bytes, LIMITS);
            }
        }
    }
}
