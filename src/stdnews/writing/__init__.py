"""From pages to text, records and reports."""
