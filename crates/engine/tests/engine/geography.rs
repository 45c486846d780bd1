//! BigQuery's geography functions and the Analytics Toolbox's cells, called from scripts.

use std::fmt::Write;
use std::sync::Arc;
use std::time::Instant;

use extension_engine::translate::covered;
use extension_engine::{Cancel, Column, Database, Failure, FailureKind, Settings, Table, Type, Value};

fn run(script: &str) -> Result<Table, Failure> {
    let database = Database::open(Settings::default()).unwrap();
    database.run(script, &Cancel::new()).map(|run| Arc::unwrap_or_clone(run.last_result.unwrap()))
}

/// The only value of a query, as text.
#[track_caller]
fn value(expression: &str) -> String {
    let table = run(&format!("SELECT {expression}")).unwrap_or_else(|failure| panic!("{expression}: {failure:?}"));
    shown(&table.rows[0][0])
}

fn shown(value: &Value) -> String {
    match value {
        Value::Null => "NULL".into(),
        Value::Bool(it) => it.to_string().to_uppercase(),
        Value::Int64(it) => it.to_string(),
        Value::Float64(it) => it.to_string(),
        Value::String(it) => it.clone(),
        Value::Geography(it) => extension_geography::Geography::from_wkb(it).unwrap().to_wkt(),
        Value::Array(items) => format!("[{}]", items.iter().map(shown).collect::<Vec<_>>().join(", ")),
        Value::Struct(fields) => {
            let fields: Vec<_> = fields.iter().map(|(name, value)| format!("{name}:{}", shown(value))).collect();
            format!("{{{}}}", fields.join(", "))
        }
        other => format!("{other:?}"),
    }
}

#[track_caller]
fn message(expression: &str) -> String {
    run(&format!("SELECT {expression}")).unwrap_err().message
}

#[test]
fn every_function_answers() {
    const SQUARE: &str = "ST_GEOGFROMTEXT('POLYGON((0 0, 2 0, 2 2, 0 2, 0 0))')";
    const LINE: &str = "ST_GEOGFROMTEXT('LINESTRING(0 0, 10 0, 30 0)')";
    for (expression, expected) in [
        ("ST_GEOGPOINT(1, 2)", "POINT(1 2)"),
        ("ST_GEOGFROMTEXT('POLYGON((0 0, 0 2, 2 2, 2 0, 0 0))')", "POLYGON((2 0, 2 2, 0 2, 0 0, 2 0))"),
        (
            "ST_GEOGFROMTEXT('POLYGON((0 -1, 2 1, 2 -1, 0 1))', make_valid => TRUE)",
            "MULTIPOLYGON(((0 -1, 1 0, 0 1, 0 -1)), ((2 -1, 2 1, 1 0, 2 -1)))",
        ),
        (
            "ST_CONTAINS(ST_GEOGFROMTEXT('POLYGON((0 0, 0 2, 2 2, 2 0, 0 0))', oriented => TRUE), ST_GEOGPOINT(1, 1))",
            "FALSE",
        ),
        ("ST_CONTAINS(ST_GEOGFROMTEXT('POLYGON((0 0, 0 2, 2 2, 2 0, 0 0))', FALSE), ST_GEOGPOINT(1, 1))", "TRUE"),
        ("ST_NUMPOINTS(ST_GEOGFROMTEXT('LINESTRING(-40 60, 40 60)', planar => TRUE)) > 100", "TRUE"),
        ("ST_GEOGFROMGEOJSON('{\"type\": \"Point\", \"coordinates\": [1, 2]}')", "POINT(1 2)"),
        ("ST_GEOGFROMGEOJSON('{\"type\": \"Point\", \"coordinates\": [1, 2]}', make_valid => TRUE)", "POINT(1 2)"),
        ("ST_GEOGFROMWKB(ST_ASBINARY(ST_GEOGPOINT(1, 2)))", "POINT(1 2)"),
        ("ST_GEOGFROMWKB('010100000000000000000000400000000000001040')", "POINT(2 4)"),
        ("ST_GEOGFROM('010100000000000000000000400000000000001040')", "POINT(2 4)"),
        (
            "ST_GEOGFROM(b'\\x01\\x01\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x40\\x00\\x00\\x00\\x00\\x00\\x00\\x10\\x40')",
            "POINT(2 4)",
        ),
        ("ST_GEOGFROM('POINT(1 2)')", "POINT(1 2)"),
        ("ST_ASTEXT(ST_GEOGPOINT(0.1, 0.2))", "POINT(0.1 0.2)"),
        ("ST_ASGEOJSON(ST_GEOGPOINT(1, 2))", "{ \"type\": \"Point\", \"coordinates\": [1, 2] } "),
        ("ST_GEOHASH(ST_GEOGPOINT(-122.35, 47.62), 10)", "c22yzugqw7"),
        ("ST_X(ST_GEOGPOINTFROMGEOHASH('s'))", "22.5"),
        ("ST_X(ST_GEOGPOINT(1.5, 2))", "1.5"),
        ("ST_Y(ST_GEOGPOINT(1.5, 2))", "2"),
        ("ST_NUMPOINTS({S})", "5"),
        ("ST_NPOINTS({L})", "3"),
        ("ST_NUMGEOMETRIES(ST_GEOGFROMTEXT('MULTIPOINT(0 1, 4 3, 2 6)'))", "3"),
        ("ST_DIMENSION({S})", "2"),
        ("ST_GEOMETRYTYPE({L})", "ST_LineString"),
        ("ST_ISEMPTY(ST_GEOGFROMTEXT('POINT EMPTY'))", "TRUE"),
        ("ST_ISCOLLECTION({S})", "FALSE"),
        ("ST_ISCLOSED({L})", "FALSE"),
        ("ST_ISRING(ST_EXTERIORRING({S}))", "TRUE"),
        ("ST_STARTPOINT({L})", "POINT(0 0)"),
        ("ST_ENDPOINT({L})", "POINT(30 0)"),
        ("ST_POINTN({L}, -2)", "POINT(10 0)"),
        ("ST_EXTERIORRING({S})", "LINESTRING(0 0, 2 0, 2 2, 0 2, 0 0)"),
        ("ST_INTERIORRINGS({S})", "[]"),
        ("ST_BOUNDARY({L})", "MULTIPOINT(0 0, 30 0)"),
        ("ST_DUMP(ST_GEOGFROMTEXT('MULTIPOINT(0 0, 1 1)'))", "[POINT(0 0), POINT(1 1)]"),
        (
            "ST_DUMP(ST_GEOGFROMTEXT('GEOMETRYCOLLECTION(POINT(0 0), LINESTRING(1 2, 2 1))'), 1)",
            "[LINESTRING(1 2, 2 1)]",
        ),
        ("ST_DUMPPOINTS({L})", "[POINT(0 0), POINT(10 0), POINT(30 0)]"),
        ("ST_LENGTH({L})", "3335853.035324518"),
        ("ST_PERIMETER({S}) - ST_LENGTH(ST_EXTERIORRING({S}))", "0"),
        ("ST_AREA(ST_GEOGFROMTEXT('POLYGON((0 0, 90 0, 0 90, 0 0))'))", "63758259139748.58"),
        ("ST_DISTANCE(ST_GEOGPOINT(0, 0), ST_GEOGPOINT(90, 0))", "10007559.105973555"),
        ("ST_MAXDISTANCE(ST_GEOGPOINT(0, 0), {L})", "3335853.035324518"),
        ("ST_HAUSDORFFDISTANCE(ST_GEOGPOINT(0, 0), {L})", "3335853.035324518"),
        ("ST_HAUSDORFFDISTANCE(ST_GEOGPOINT(0, 0), {L}, directed => TRUE)", "0"),
        ("ST_HAUSDORFFDWITHIN(ST_GEOGPOINT(0, 0), {L}, 100)", "FALSE"),
        ("ST_AZIMUTH(ST_GEOGPOINT(0, 0), ST_GEOGPOINT(1, 0))", "1.5707963267948966"),
        ("ST_AZIMUTH(ST_GEOGPOINT(0, 0), ST_GEOGPOINT(0, 0))", "NULL"),
        ("ST_ANGLE(ST_GEOGPOINT(1, 0), ST_GEOGPOINT(0, 0), ST_GEOGPOINT(0, 1))", "4.71238898038469"),
        (
            "ST_BOUNDINGBOX(ST_GEOGFROMTEXT('POLYGON((172 53, -130 55, -141 70, 172 53))'))",
            "{xmin:172, ymin:53, xmax:230, ymax:70}",
        ),
        ("ST_BOUNDINGBOX({L}).xmax", "30"),
        ("S2_CELLIDFROMPOINT(ST_GEOGPOINT(0, 0), level => 0)", "1152921504606846976"),
        ("ST_INTERSECTS({S}, {L})", "TRUE"),
        ("ST_DISJOINT({S}, {L})", "FALSE"),
        ("ST_CONTAINS({S}, ST_GEOGPOINT(1, 1))", "TRUE"),
        ("ST_WITHIN(ST_GEOGPOINT(0, 0), {S})", "FALSE"),
        ("ST_COVERS({S}, ST_GEOGPOINT(0, 0))", "TRUE"),
        ("ST_COVEREDBY(ST_GEOGPOINT(0, 0), {S})", "TRUE"),
        ("ST_TOUCHES({S}, {L})", "TRUE"),
        ("ST_EQUALS({S}, {S})", "TRUE"),
        ("ST_DWITHIN(ST_GEOGPOINT(0, 0), ST_GEOGPOINT(0.001, 0), 112)", "TRUE"),
        ("ST_INTERSECTSBOX(ST_GEOGPOINT(170, 10), 90, 0, -90, 20)", "TRUE"),
        ("ST_MAKELINE(ST_GEOGPOINT(0, 0), ST_GEOGPOINT(1, 1))", "LINESTRING(0 0, 1 1)"),
        ("ST_MAKELINE([ST_GEOGPOINT(0, 0), ST_GEOGPOINT(1, 1), ST_GEOGPOINT(2, 0)])", "LINESTRING(0 0, 1 1, 2 0)"),
        ("ST_MAKELINE([ST_GEOGPOINT(0, 0), NULL])", "NULL"),
        ("ST_MAKEPOLYGON(ST_GEOGFROMTEXT('LINESTRING(0 0, 1 0, 1 1)'))", "POLYGON((0 0, 1 0, 1 1, 0 0))"),
        (
            "ARRAY_LENGTH(ST_INTERIORRINGS(ST_MAKEPOLYGON(ST_EXTERIORRING({S}), [ST_GEOGFROMTEXT('LINESTRING(0.5 0.5, 1 0.5, 1 1)')])))",
            "1",
        ),
        ("ST_MAKEPOLYGONORIENTED([ST_GEOGFROMTEXT('LINESTRING(0 0, 1 0, 1 1)')])", "POLYGON((0 0, 1 0, 1 1, 0 0))"),
        ("ST_UNION(ST_GEOGPOINT(0, 0), ST_GEOGPOINT(1, 1))", "MULTIPOINT(0 0, 1 1)"),
        ("ST_UNION([ST_GEOGPOINT(0, 0), NULL, ST_GEOGPOINT(1, 1)])", "MULTIPOINT(0 0, 1 1)"),
        ("ST_INTERSECTION({S}, {L})", "LINESTRING(0 0, 2 0)"),
        ("ST_DIFFERENCE({L}, {S})", "LINESTRING(2 0, 10 0, 30 0)"),
        ("ST_CENTROID({L})", "POINT(15 0)"),
        ("ST_CONVEXHULL(ST_GEOGFROMTEXT('MULTIPOINT(0 0, 5 0, 10 0)'))", "LINESTRING(0 0, 10 0)"),
        ("ST_SIMPLIFY(ST_GEOGFROMTEXT('LINESTRING(0 0, 0.05 0, 0.1 0, 0.15 0, 2 0)'), 1)", "LINESTRING(0 0, 2 0)"),
        ("ST_SNAPTOGRID(ST_GEOGPOINT(1.23456, -7.65432), 0.01)", "POINT(1.23 -7.65)"),
        ("ST_CLOSESTPOINT({L}, ST_GEOGPOINT(12, 5))", "POINT(12 0)"),
        ("ST_NUMPOINTS(ST_BUFFER(ST_GEOGPOINT(1, 2), 50, 2))", "9"),
        (
            "ST_NUMPOINTS(ST_BUFFER(ST_GEOGPOINT(1, 2), 50, num_seg_quarter_circle => 2, endcap => 'FLAT', side => 'LEFT'))",
            "9",
        ),
        ("ST_NUMPOINTS(ST_BUFFER(ST_GEOGPOINT(1, 2), 50))", "33"),
        ("ST_NUMPOINTS(ST_BUFFERWITHTOLERANCE(ST_GEOGPOINT(1, 2), 100, tolerance_meters => 25))", "6"),
        ("ST_LINELOCATEPOINT({L}, ST_GEOGPOINT(15, 1))", "0.5"),
        ("ST_LINEINTERPOLATEPOINT({L}, 0.5)", "POINT(15 0)"),
        ("ST_LINESUBSTRING({L}, 0.1, 0.5)", "LINESTRING(3 0, 10 0, 15 0)"),
    ] {
        let expression = expression.replace("{S}", SQUARE).replace("{L}", LINE);
        let found = value(&expression);
        let number = |text: &str| text.parse::<f64>().ok();
        match (number(&found), number(expected)) {
            (Some(found), Some(expected)) => {
                assert!((found - expected).abs() < 1e-9 * expected.abs().max(1.0), "{expression}: {found}")
            }
            _ => assert_eq!(found, expected, "{expression}"),
        }
    }
}

#[test]
fn cells_answer_under_every_place_of_the_toolbox() {
    for (expression, expected) in [
        ("{AT}.H3_FROMGEOGPOINT(ST_GEOGPOINT(-3.7038, 40.4168), 4)", "84390cbffffffff"),
        ("{AT}.H3_FROMLONGLAT(-3.7038, 40.4168, 4)", "84390cbffffffff"),
        ("{AT}.H3_CENTER('84390cbffffffff')", "POINT(-3.61760324662829 40.3725405821658)"),
        ("ST_NUMPOINTS({AT}.H3_BOUNDARY('84390cbffffffff'))", "7"),
        ("{AT}.H3_BOUNDARY('nonsense')", "NULL"),
        ("{AT}.H3_ISVALID('84390cbffffffff')", "TRUE"),
        ("{AT}.H3_ISPENTAGON('84390cbffffffff')", "FALSE"),
        ("{AT}.H3_RESOLUTION('84390cbffffffff')", "4"),
        ("{AT}.H3_TOPARENT('84390cbffffffff', 3)", "83390cfffffffff"),
        ("ARRAY_LENGTH({AT}.H3_TOCHILDREN('84390cbffffffff', 5))", "7"),
        ("ARRAY_LENGTH({AT}.H3_KRING('84390cbffffffff', 2))", "19"),
        ("(SELECT SUM(distance) FROM UNNEST({AT}.H3_KRING_DISTANCES('84390cbffffffff', 2)))", "30"),
        ("ARRAY_LENGTH({AT}.H3_HEXRING('84390cbffffffff', 2))", "12"),
        ("{AT}.H3_DISTANCE('84390cbffffffff', '84390cbffffffff')", "0"),
        ("{AT}.H3_COMPACT({AT}.H3_TOCHILDREN('84390cbffffffff', 5))", "[84390cbffffffff]"),
        ("ARRAY_LENGTH({AT}.H3_UNCOMPACT(['84390cbffffffff'], 6))", "49"),
        ("ARRAY_LENGTH({AT}.H3_POLYFILL({AT}.H3_BOUNDARY('84390cbffffffff'), 4))", "1"),
        ("ARRAY_LENGTH({AT}.H3_POLYFILL_MODE({AT}.H3_BOUNDARY('84390cbffffffff'), 4, 'intersects'))", "7"),
        ("{AT}.H3_INT_TOSTRING({AT}.H3_STRING_TOINT('84390cbffffffff'))", "84390cbffffffff"),
        ("{AT}.QUADBIN_FROMGEOGPOINT(ST_GEOGPOINT(-3.7038, 40.4168), 4)", "5207251884775047167"),
        ("{AT}.QUADBIN_FROMLONGLAT(-3.7038, 40.4168, 4)", "5207251884775047167"),
        ("{AT}.QUADBIN_FROMZXY(4, 7, 6)", "5207251884775047167"),
        ("{AT}.QUADBIN_TOZXY(5207251884775047167)", "{z:4, x:7, y:6}"),
        ("{AT}.QUADBIN_FROMQUADKEY({AT}.QUADBIN_TOQUADKEY(5207251884775047167))", "5207251884775047167"),
        ("{AT}.QUADBIN_ISVALID(5207251884775047167)", "TRUE"),
        ("{AT}.QUADBIN_RESOLUTION(5207251884775047167)", "4"),
        ("ARRAY_LENGTH({AT}.QUADBIN_BBOX(5207251884775047167))", "4"),
        ("{AT}.QUADBIN_BBOX(5207251884775047167)[SAFE_OFFSET(0)]", "-22.5"),
        ("ST_NUMPOINTS({AT}.QUADBIN_BOUNDARY(5207251884775047167))", "5"),
        ("{AT}.QUADBIN_CENTER(5207251884775047167)", "POINT(-11.25 31.952162238025)"),
        (
            "{AT}.QUADBIN_TOPARENT({AT}.QUADBIN_TOCHILDREN(5207251884775047167, 5)[SAFE_OFFSET(2)], 4)",
            "5207251884775047167",
        ),
        ("{AT}.QUADBIN_TOZXY({AT}.QUADBIN_SIBLING(5207251884775047167, 'up')).y", "5"),
        ("ARRAY_LENGTH({AT}.QUADBIN_KRING(5207251884775047167, 1))", "9"),
        ("(SELECT SUM(distance) FROM UNNEST({AT}.QUADBIN_KRING_DISTANCES(5207251884775047167, 1)))", "8"),
        ("{AT}.QUADBIN_DISTANCE(5207251884775047167, 5207251884775047167)", "0"),
        ("{AT}.QUADBIN_POLYFILL({AT}.QUADBIN_BOUNDARY(5207251884775047167), 4)", "[5207251884775047167]"),
        ("ARRAY_LENGTH({AT}.QUADBIN_POLYFILL_MODE({AT}.QUADBIN_BOUNDARY(5207251884775047167), 4, 'contains'))", "1"),
    ] {
        for place in ["`carto-un`.carto", "`carto-un.carto`", "`my-project.toolbox`", "carto"] {
            let expression = expression.replace("{AT}", place);
            assert_eq!(value(&expression), expected, "{expression}");
        }
    }
}

#[test]
fn null_is_null_and_safe_is_null() {
    for expression in [
        "ST_X(NULL)",
        "ST_X(ST_GEOGFROMTEXT(NULL))",
        "ST_DISTANCE(ST_GEOGPOINT(0, 0), CAST(NULL AS GEOGRAPHY))",
        "ST_GEOGPOINT(NULL, 1)",
        "SAFE.ST_GEOGFROMTEXT('POLYGON((0 0, 1 1))')",
        "SAFE.ST_X(ST_GEOGFROMTEXT('POINT EMPTY'))",
        "ST_CONVEXHULL(ST_GEOGFROMTEXT('POINT EMPTY'))",
        "`carto-un`.carto.H3_CENTER(NULL)",
    ] {
        assert_eq!(value(expression), "NULL", "{expression}");
    }
    let rows = run("SELECT SAFE.ST_GEOGFROMTEXT(t) FROM UNNEST(['POINT(1 2)', 'x', NULL, 'POINT(3 4)']) AS t WITH OFFSET AS i ORDER BY i").unwrap();
    let rows: Vec<_> = rows.rows.iter().map(|row| shown(&row[0])).collect();
    assert_eq!(rows, ["POINT(1 2)", "NULL", "NULL", "POINT(3 4)"]);
}

#[test]
fn messages_name_the_function_and_what_is_wrong() {
    for (expression, said) in [
        (
            "ST_GEOGFROMTEXT('POLYGON((0 -1, 2 1, 2 -1, 0 1, 0 -1))')",
            "ST_GeogFromText failed: Invalid polygon loop: Edge 0 crosses edge 2",
        ),
        ("ST_GEOGPOINT(0, 91)", "ST_GeogPoint failed: Latitude must be between -90 and 90 degrees"),
        ("ST_X(ST_GEOGFROMTEXT('LINESTRING(0 0, 1 1)'))", "ST_X failed"),
        ("ST_DISTANCE(ST_GEOGPOINT(0, 0), ST_GEOGPOINT(1, 1), TRUE)", "use_spheroid TRUE is not available offline"),
        ("ST_X('POINT(1 2)')", "No matching signature for function ST_X"),
        ("ST_BUFFER(ST_GEOGPOINT(0, 0))", "No matching signature for function ST_BUFFER"),
        ("ST_BUFFER(ST_GEOGPOINT(0, 0), 1, colour => 'red')", "No matching signature for function ST_BUFFER"),
        ("`carto-un`.carto.H3_KRING('x', 1)", "'x' is not an H3 cell"),
        ("`carto-un`.carto.ST_VORONOIPOLYGONS([ST_GEOGPOINT(0, 0)], NULL)", "is not available offline"),
        ("ST_REGIONSTATS(ST_GEOGPOINT(0, 0), 'x', 'y')", "ST_REGIONSTATS is not available offline"),
    ] {
        assert!(message(expression).contains(said), "{expression}: {}", message(expression));
    }
    let failure = run("SELECT 1,\n  `carto-un`.carto.KMEANS(2)").unwrap_err();
    assert!(
        matches!(&failure.kind, FailureKind::NotAvailable { what } if what == "carto-un.carto.KMEANS"),
        "{failure:?}"
    );
    assert_eq!(failure.place.line, 2);
}

#[test]
fn many_rows_together() {
    let points = "UNNEST([STRUCT(1 AS g, ST_GEOGPOINT(0, 0) AS p), (1, ST_GEOGPOINT(90, 0)), (2, NULL), (3, ST_GEOGPOINT(5, 5))])";
    let rows = run(&format!(
        "SELECT g, ST_UNION_AGG(p), ST_CENTROID_AGG(p), ST_EXTENT(p).xmax FROM {points} GROUP BY g ORDER BY g"
    ))
    .unwrap();
    let rows: Vec<String> = rows.rows.iter().map(|row| row.iter().map(shown).collect::<Vec<_>>().join(" | ")).collect();
    assert_eq!(
        rows,
        ["1 | MULTIPOINT(0 0, 90 0) | POINT(45 0) | 90", "2 | NULL | NULL | NULL", "3 | POINT(5 5) | POINT(5 5) | 5"]
    );
    let clustered = run("WITH geos AS (
           SELECT 1 AS row_id, ST_GEOGFROMTEXT('POINT EMPTY') AS geo UNION ALL
           SELECT 2, ST_GEOGFROMTEXT('MULTIPOINT(1 1, 2 2, 4 4, 5 2)') UNION ALL
           SELECT 3, ST_GEOGFROMTEXT('POINT(14 15)') UNION ALL
           SELECT 4, ST_GEOGFROMTEXT('LINESTRING(40 1, 42 34, 44 39)') UNION ALL
           SELECT 5, ST_GEOGFROMTEXT('POLYGON((40 2, 40 1, 41 2, 40 2))') UNION ALL
           SELECT 6, NULL)
         SELECT row_id, ST_CLUSTERDBSCAN(geo, 1e5, 1) OVER () AS cluster_num,
           ST_CLUSTERDBSCAN(geo, 1e5, 1) OVER (PARTITION BY row_id > 3 ORDER BY row_id) AS own
         FROM geos ORDER BY row_id")
    .unwrap();
    assert_eq!(clustered.columns[1], Column::new("cluster_num", Type::Int64));
    let clusters: Vec<String> =
        clustered.rows.iter().map(|row| row[1..].iter().map(shown).collect::<Vec<_>>().join(" ")).collect();
    assert_eq!(clusters, ["NULL NULL", "0 0", "1 1", "2 0", "2 0", "NULL NULL"]);
}

#[test]
fn geographies_go_through_tables_arrays_and_structs() {
    let table = run("CREATE TABLE dataset.places AS
           SELECT id, ST_GEOGPOINT(id, id) AS geom, [ST_GEOGPOINT(id, 0)] AS path, STRUCT(ST_GEOGPOINT(0, id) AS p) AS s
           FROM UNNEST(GENERATE_ARRAY(1, 3)) AS id;
         INSERT INTO dataset.places SELECT 4, NULL, NULL, NULL;
         SELECT id, geom, path[SAFE_OFFSET(0)] AS first, s.p, ST_ASTEXT(geom) AS text
         FROM dataset.places ORDER BY id DESC")
    .unwrap();
    assert_eq!(table.columns[1], Column::new("geom", Type::Geography));
    let rows: Vec<String> = table.rows.iter().map(|row| row.iter().map(shown).collect::<Vec<_>>().join(" ")).collect();
    assert_eq!(rows[0], "4 NULL NULL NULL NULL");
    assert_eq!(rows[1], "3 POINT(3 3) POINT(3 0) POINT(0 3) POINT(3 3)");
}

#[test]
fn a_hundred_thousand_rows_through_a_join() {
    let started = Instant::now();
    let found = value(
        "(SELECT COUNT(*) FROM UNNEST(GENERATE_ARRAY(0, 399)) AS i, UNNEST(GENERATE_ARRAY(0, 249)) AS j
          WHERE ST_CONTAINS(ST_BUFFER(ST_GEOGPOINT(0, 0), 500000), ST_GEOGPOINT(i * 0.02 - 4, j * 0.03 - 4)))",
    );
    assert!(found.parse::<i64>().unwrap() > 50_000, "{found}");
    // Under a second when compiled for speed; this is a test's build, on a busy machine.
    assert!(started.elapsed().as_secs() < 60);
}

#[test]
fn everything_that_is_promised_is_covered() {
    let covered = covered();
    let mut missing = String::new();
    for name in "GEOGPOINT GEOGFROM GEOGFROMTEXT GEOGFROMWKB GEOGFROMGEOJSON GEOGPOINTFROMGEOHASH ASTEXT ASGEOJSON ASBINARY \
        GEOHASH X Y NUMPOINTS NPOINTS NUMGEOMETRIES DIMENSION GEOMETRYTYPE ISEMPTY ISCOLLECTION ISCLOSED ISRING EXTERIORRING \
        INTERIORRINGS POINTN STARTPOINT ENDPOINT DUMP DUMPPOINTS DISTANCE MAXDISTANCE LENGTH AREA PERIMETER AZIMUTH ANGLE \
        INTERSECTS CONTAINS WITHIN COVERS COVEREDBY DWITHIN DISJOINT TOUCHES EQUALS INTERSECTSBOX BUFFER BUFFERWITHTOLERANCE \
        CENTROID CENTROID_AGG UNION UNION_AGG INTERSECTION DIFFERENCE CONVEXHULL SIMPLIFY SNAPTOGRID MAKELINE MAKEPOLYGON \
        MAKEPOLYGONORIENTED LINELOCATEPOINT LINEINTERPOLATEPOINT LINESUBSTRING CLOSESTPOINT BOUNDINGBOX EXTENT BOUNDARY \
        CLUSTERDBSCAN HAUSDORFFDISTANCE HAUSDORFFDWITHIN"
        .split_whitespace()
    {
        if !covered.contains(&format!("ST_{name}").as_str()) {
            let _ = write!(missing, " {name}");
        }
    }
    assert_eq!(missing, "");
}
