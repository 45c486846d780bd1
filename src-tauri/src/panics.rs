/// Turns a panic's bare trace into one sentence that a user can act on and a maintainer can find the place with.
pub fn report_on_stderr() {
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map_or_else(|| "an unknown place".to_owned(), ToString::to_string);
        let payload = panic.payload();
        let what = payload
            .downcast_ref::<&str>()
            .copied()
            .or_else(|| payload.downcast_ref::<String>().map(String::as_str))
            .unwrap_or("no message");
        eprintln!(
            "extension-studio: a fault of the studio itself at {place}: {what}. \
             Your files are as they were last saved; please report this line."
        );
    }));
}
