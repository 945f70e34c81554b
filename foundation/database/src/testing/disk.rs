//! Disks that run full or break, for tests that need real ones. They take root's rights; who has them not is told.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

/// A disk of its own, gone when it is dropped.
#[derive(Debug)]
pub struct Disk {
    folder: PathBuf,
    image: Option<PathBuf>,
}

fn ran(program: &str, arguments: &[&str]) -> bool {
    Command::new(program).args(arguments).output().is_ok_and(|output| output.status.success())
}

fn a_folder() -> PathBuf {
    let folder = std::env::temp_dir().join(format!("ogniwo-disk-{}", super::unique()));
    fs::create_dir_all(&folder).expect("the temporary folder can be written");
    folder
}

impl Disk {
    /// A disk in memory of so many kilobytes; nothing where this user may not mount any.
    pub fn small(kilobytes: u64) -> Option<Self> {
        let folder = a_folder();
        let there = folder.display().to_string();
        if ran("mount", &["-t", "tmpfs", "-o", &format!("size={kilobytes}k"), "tmpfs", &there]) {
            return Some(Self { folder, image: None });
        }
        fs::remove_dir(&folder).ok();
        eprintln!("this user may not mount a disk");
        None
    }

    /// A disk with a file system that stops taking changes when it is broken ([`Self::break_down`]).
    pub fn breakable() -> Option<Self> {
        let folder = a_folder();
        let image = folder.with_extension("image");
        fs::File::create(&image).and_then(|file| file.set_len(32 << 20)).expect("the folder can be written");
        let (from, to) = (image.display().to_string(), folder.display().to_string());
        if ran("mkfs.ext4", &["-q", &from]) && ran("mount", &["-o", "loop", &from, &to]) {
            return Some(Self { folder, image: Some(image) });
        }
        fs::remove_dir(&folder).ok();
        fs::remove_file(&image).ok();
        eprintln!("this user may not mount a disk, or there is no mkfs.ext4");
        None
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.folder
    }

    /// Fills it to the last byte with a file, and returns which.
    pub fn fill(&self) -> PathBuf {
        let ballast = self.folder.join("ballast");
        let mut file = fs::File::create(&ballast).expect("a file can be begun");
        for size in [65_536, 4096, 512, 1] {
            while std::io::Write::write_all(&mut file, &vec![0; size]).is_ok() {}
        }
        ballast
    }

    /// Makes it as a system does that meets an error on the disk: from now on it can only be read, under everybody's hands.
    pub fn break_down(&self) {
        let there = self.folder.display().to_string();
        assert!(ran("mount", &["-o", "remount,abort", &there]), "the disk does not break");
    }

    /// Takes it away and puts it back as one that can only be read.
    pub fn only_for_reading(&self) {
        let there = self.folder.display().to_string();
        let done = match &self.image {
            Some(image) => {
                let image = image.display().to_string();
                let gone = ran("umount", &[&there]);
                // It tells by its exit code that it mended something.
                ran("e2fsck", &["-p", &image]);
                gone && ran("mount", &["-o", "loop", &image, &there])
                    && ran("mount", &["-o", "remount,ro", &there])
            }
            None => ran("mount", &["-o", "remount,ro", &there]),
        };
        assert!(done, "the disk is in use");
    }

    /// Lets changes in again.
    pub fn writable_again(&self) {
        assert!(ran("mount", &["-o", "remount,rw", &self.folder.display().to_string()]), "it stays as it is");
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        ran("umount", &["-l", &self.folder.display().to_string()]);
        fs::remove_dir(&self.folder).ok();
        if let Some(image) = &self.image {
            fs::remove_file(image).ok();
        }
    }
}
