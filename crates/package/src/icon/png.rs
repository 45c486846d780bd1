use super::{Icon, IconKind};

pub const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";

pub fn inspect(bytes: &[u8]) -> Result<Icon, String> {
    let size = imagesize::blob_size(bytes).map_err(|error| error.to_string())?;
    Ok(Icon { kind: IconKind::Png, size: Some((size.width as f64, size.height as f64)), hazards: Vec::new() })
}
