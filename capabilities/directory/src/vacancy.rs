//! Noun: free places of a home for one type of resident at one date, as its register publishes them.

use jiff::civil::Date;

/// One published state. Figures that contradict each other in the register are empty, with a note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Vacancy {
    /// The institution's identifier at its source; a home the directory does not know keeps its name only.
    pub institution_source_id: String,
    /// As in the register.
    pub home_name: String,
    /// A code of the list `resident_type`.
    pub resident_type: String,
    /// The date of the state.
    pub as_of: Date,
    /// Places of this type.
    pub places: Option<u32>,
    /// Free for women only.
    pub free_women: Option<u32>,
    /// Free for men only.
    pub free_men: Option<u32>,
    /// Free for either.
    pub free_any: Option<u32>,
    /// Free in all.
    pub free_total: Option<u32>,
    /// People waiting.
    pub waiting: Option<u32>,
    /// Average waiting time in days.
    pub waiting_days: Option<u32>,
    /// Remarks.
    pub note: Option<String>,
}

impl Vacancy {
    /// Places a woman could take; nothing when the register contradicts itself.
    pub fn open_to_women(&self) -> Option<u32> {
        Some(self.free_women? + self.free_any?)
    }

    /// Places a man could take; nothing when the register contradicts itself.
    pub fn open_to_men(&self) -> Option<u32> {
        Some(self.free_men? + self.free_any?)
    }
}
