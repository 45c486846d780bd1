use serde_json::Value;

/// Asks a JSON object for what it holds. Clients write numbers and flags as such or as text.
pub trait Ask {
    /// What is at a path of keys with dots between them; NULL is nothing.
    fn at(&self, path: &str) -> Option<&Value>;

    fn text(&self, path: &str) -> Option<&str> {
        self.at(path)?.as_str()
    }

    fn number(&self, path: &str) -> Option<u64> {
        let value = self.at(path)?;
        value.as_u64().or_else(|| value.as_str()?.trim().parse().ok())
    }

    fn flag(&self, path: &str) -> Option<bool> {
        let value = self.at(path)?;
        value.as_bool().or_else(|| value.as_str()?.parse().ok())
    }

    fn list(&self, path: &str) -> &[Value] {
        self.at(path).and_then(Value::as_array).map_or(&[], Vec::as_slice)
    }
}

impl Ask for Value {
    fn at(&self, path: &str) -> Option<&Value> {
        let mut value = self;
        for key in path.split('.') {
            value = value.get(key)?;
        }
        Some(value).filter(|value| !value.is_null())
    }
}
