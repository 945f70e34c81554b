# The words of this capability. Plain, in the second person.

specimen-title = specimen
specimen-none = There is nothing here yet.
specimen-count = { $n ->
    [one] { $n } entry
   *[other] { $n } entries
}
