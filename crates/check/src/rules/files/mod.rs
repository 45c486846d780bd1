pub(super) mod invalid_json;
