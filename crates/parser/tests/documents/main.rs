//! Documents: what is read of Word files and PDFs that are made here, in code.

#[cfg(any(feature = "docx", feature = "pdf"))]
mod check;
#[cfg(feature = "docx")]
mod docx;
#[cfg(feature = "docx")]
mod docx_file;
#[cfg(all(feature = "docx", feature = "pdf"))]
mod hostile;
#[cfg(feature = "pdf")]
mod pdf;
#[cfg(feature = "pdf")]
mod pdf_file;
