"""The workbook form: reading sheets, changing cells in place, making a new workbook."""
