//! What somebody who cannot see the page is told about it. (to come)
