//! Files on their way in: in one piece beside the job's description, or piece by piece.

use std::collections::HashMap;
use std::sync::Mutex;

use axum::body::Bytes;
use serde_json::Value;

use crate::error::{ApiError, Reason};
use crate::ids;
use crate::stand::lock;

/// How large an uploaded file may be, in bytes.
pub const MOST_BYTES: usize = 1 << 30;

/// How many uploads may be under way.
const MOST_UPLOADS: usize = 100;

/// The uploads that are not whole yet.
#[derive(Default)]
pub struct Uploads(Mutex<HashMap<String, Upload>>);

struct Upload {
    body: Value,
    data: Vec<u8>,
}

/// What came of a piece.
pub enum Received {
    /// More is to come; so many bytes are here.
    Partly(usize),
    /// The job's description, and the file.
    Whole(Value, Bytes),
}

/// The bytes that a request holds, by its `Content-Range`: `bytes 0-99/200`, `bytes 0-99/*`, `bytes */200`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct ContentRange {
    start: Option<usize>,
    total: Option<usize>,
}

impl Uploads {
    /// Begins an upload; its id.
    pub fn begin(&self, body: Value) -> Result<String, ApiError> {
        let mut uploads = lock(&self.0);
        if uploads.len() >= MOST_UPLOADS {
            return Err(ApiError::new(Reason::QuotaExceeded, "Too many uploads are under way"));
        }
        let id = ids::fresh("upload_");
        uploads.insert(id.clone(), Upload { body, data: Vec::new() });
        Ok(id)
    }

    /// Takes in a piece. Without a range, it is all there is.
    pub fn receive(&self, id: &str, range: Option<&str>, piece: &[u8]) -> Result<Received, ApiError> {
        let mut uploads = lock(&self.0);
        let gone = || ApiError::not_found(format!("Not found: Upload {id}"));
        let upload = uploads.get_mut(id).ok_or_else(gone)?;
        let range = match range {
            Some(text) => {
                ContentRange::read(text).ok_or_else(|| ApiError::invalid(format!("Invalid range: {text}")))?
            }
            None => ContentRange { start: Some(0), total: Some(piece.len()) },
        };
        if let Some(start) = range.start {
            if start > upload.data.len() {
                return Ok(Received::Partly(upload.data.len()));
            }
            // A piece may come again after a connection was lost.
            upload.data.truncate(start);
            upload.data.extend_from_slice(piece);
        }
        if upload.data.len() > MOST_BYTES {
            uploads.remove(id);
            return Err(ApiError::invalid(format!("The file is larger than {MOST_BYTES} bytes")));
        }
        if range.total != Some(upload.data.len()) {
            return Ok(Received::Partly(upload.data.len()));
        }
        let upload = uploads.remove(id).ok_or_else(gone)?;
        Ok(Received::Whole(upload.body, Bytes::from(upload.data)))
    }
}

impl ContentRange {
    fn read(text: &str) -> Option<Self> {
        let (range, total) = text.trim().strip_prefix("bytes")?.trim().split_once('/')?;
        let start = match range.trim() {
            "*" => None,
            range => Some(range.split_once('-')?.0.trim().parse().ok()?),
        };
        let total = match total.trim() {
            "*" => None,
            total => Some(total.parse().ok()?),
        };
        Some(Self { start, total })
    }
}

/// The two parts of a `multipart/related` body: the job's description, and the file.
pub fn parts(content_type: &str, body: &Bytes) -> Result<(Value, Bytes), ApiError> {
    let wrong = |what: &str| ApiError::invalid(format!("The multipart body {what}"));
    let boundary = content_type.split(';').find_map(|part| part.trim().strip_prefix("boundary="));
    let boundary = boundary.ok_or_else(|| wrong("has no boundary"))?.trim_matches(['"', '\'']);
    let delimiter = [b"--", boundary.as_bytes()].concat();
    let mut parts = Vec::new();
    let mut at = find(body, &delimiter, 0).ok_or_else(|| wrong("does not hold its boundary"))? + delimiter.len();
    while let Some(end) = find(body, &delimiter, at) {
        let part = body.slice(at..end);
        let (head, gap) = match (find(&part, b"\r\n\r\n", 0), find(&part, b"\n\n", 0)) {
            (Some(head), _) => (head, 4),
            (None, Some(head)) => (head, 2),
            (None, None) => return Err(wrong("has a part without a head")),
        };
        let mut end = part.len();
        if part[..end].ends_with(b"\n") {
            end -= 1;
        }
        if part[..end].ends_with(b"\r") {
            end -= 1;
        }
        parts.push(part.slice((head + gap).min(end)..end));
        at += find(&body[at..], &delimiter, 0).unwrap_or_default() + delimiter.len();
    }
    let [description, file] = parts.as_slice() else { return Err(wrong("has not two parts")) };
    let description = serde_json::from_slice(description).map_err(|error| wrong(&format!("has no JSON: {error}")))?;
    Ok((description, file.clone()))
}

fn find(body: &[u8], wanted: &[u8], from: usize) -> Option<usize> {
    let first = *wanted.first()?;
    let mut at = from;
    while let Some(next) = body.get(at..)?.iter().position(|byte| *byte == first) {
        at += next;
        if body[at..].starts_with(wanted) {
            return Some(at);
        }
        at += 1;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_come_in_order_or_are_asked_for_again() {
        let uploads = Uploads::default();
        let id = uploads.begin(Value::Null).unwrap();
        let partly = |received| matches!(received, Ok(Received::Partly(4)));
        assert!(partly(uploads.receive(&id, Some("bytes 0-3/*"), b"abcd")));
        assert!(partly(uploads.receive(&id, Some("bytes 6-7/8"), b"gh")));
        assert!(partly(uploads.receive(&id, Some("bytes */8"), b"")));
        let whole = uploads.receive(&id, Some("bytes 2-7/8"), b"CDefgh");
        assert!(matches!(whole, Ok(Received::Whole(_, data)) if data == "abCDefgh"));
        assert!(uploads.receive(&id, None, b"").is_err());
    }

    #[test]
    fn a_multipart_body_falls_into_its_two_parts() {
        let body = "--x\r\nContent-Type: application/json\r\n\r\n{\"a\": 1}\r\n--x\r\nContent-Type: */*\r\n\r\n\
                    line one\nline two\n\r\n--x--";
        let (description, file) = parts("multipart/related; boundary=\"x\"", &Bytes::from(body)).unwrap();
        assert_eq!(description["a"], 1);
        assert_eq!(file, "line one\nline two\n");
        assert!(parts("multipart/related", &Bytes::new()).is_err());
    }
}
