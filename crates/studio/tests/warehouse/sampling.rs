use extension_studio::Cancel;
use extension_studio::actions::{
    SampleRequest, read_sample, save_sample, warehouse_places, warehouse_table, warehouse_tables,
};
use extension_warehouse::Session;

use crate::support::{Place, place};

fn with_shops() -> (Place, Box<dyn Session>) {
    let place = place("retail-site-selection");
    let mut session = place.connection().connect().unwrap().open().unwrap();
    let script = "CREATE TABLE `offline.workflows_temp.shops` AS \
        SELECT x AS id, ST_GEOGPOINT(x / 100, 1) AS geom, IF(x = 1, NULL, 'shop') AS name \
        FROM UNNEST(GENERATE_ARRAY(1, 50)) AS x";
    session.run(script, &Cancel::new(), &mut Vec::new()).unwrap();
    (place, session)
}

#[test]
fn rows_of_a_table_become_a_test_table() {
    let (place, _session) = with_shops();
    let connection = place.connection();
    assert_eq!(warehouse_places(&connection).unwrap(), ["offline.workflows_temp"]);
    let tables = warehouse_tables(&connection, "offline.workflows_temp").unwrap();
    assert_eq!(tables.iter().map(|table| table.name.as_str()).collect::<Vec<_>>(), ["shops"]);
    let preview = warehouse_table(&connection, "offline.workflows_temp.shops", &Cancel::new()).unwrap();
    assert_eq!((preview.entry.rows, preview.columns.len(), preview.first_rows.rows.len()), (Some(50), 3, 20));

    let mut package = place.package();
    let folder = package.components_in_order().remove(0);
    let request = SampleRequest {
        table: "offline.workflows_temp.shops".into(),
        rows: 7,
        folder: folder.clone(),
        stem: "real_shops".into(),
    };
    let table = read_sample(&connection, &request, &Cancel::new()).unwrap();
    let action = save_sample(&package, &request, &table).unwrap();
    package.apply(&action.change);
    let files = package.component(&folder);
    let rows = files.text("test/real_shops.ndjson").unwrap();
    assert_eq!(rows.lines().count(), 7);
    let schema: serde_json::Value = serde_json::from_str(files.text("test/real_shops.schema").unwrap()).unwrap();
    assert_eq!(schema, serde_json::json!({"id": "INT64", "geom": "GEOGRAPHY", "name": "STRING"}));

    let refused = |request: SampleRequest| save_sample(&package, &request, &table).map(drop).unwrap_err().message;
    assert!(refused(SampleRequest { stem: "../out".into(), ..request.clone() }).contains("is no name"));
    assert!(refused(SampleRequest { folder: "none".into(), ..request }).contains("no component"));
}
