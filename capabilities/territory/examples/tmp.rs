//! tmp
use database::{Context, Database, testing};
use spreadsheets::{Limits, Reading, TableReader};
use territory::{Completeness, Gazetteer, MIGRATIONS};
#[tokio::main]
async fn main() {
    let pack = std::path::Path::new("/work/shared/data/malopolska");
    let folder = tempfile::tempdir().unwrap();
    let database = Database::open(&folder.path().join("where.sqlite").display().to_string()).await.unwrap();
    let c: Context = testing::a_context();
    database.migrate(&c, &[MIGRATIONS]).await.unwrap();
    let reading = Reading::within(Limits::IMPORT);
    let table = |name: &str| TableReader::open(&pack.join(name), &reading).unwrap();
    let mut silent = |_: u64, _: Option<u64>| {};
    let mut work = database.work(c.clone()).await.unwrap();
    let whole = Completeness::Whole;
    for name in ["units_poland.csv", "units.csv"] { territory::load_units(&mut work, table(name), whole, &mut silent).await.unwrap(); }
    territory::load_localities(&mut work, table("localities.csv"), whole, &mut silent).await.unwrap();
    territory::load_postcodes(&mut work, table("postcodes.csv"), whole, &mut silent).await.unwrap();
    let g = Gazetteer::load(&mut work).await.unwrap();
    let (mut ok, mut several, mut bad) = (0, 0, 0);
    for line in std::fs::read_to_string("/tmp/inst.txt").unwrap().lines() {
        let p: Vec<&str> = line.split('|').collect();
        let u = g.find(p[0]);
        let fits = |t: &territory::Place| t.teryt.as_str() == p[1] || t.teryt.as_str() == p[2];
        match u.taken() {
            Some(t) if fits(t) => ok += 1,
            Some(t) if u.others().iter().any(fits) => { several += 1; println!("other: {} -> {} {} want {} {}", p[0], t.name, t.teryt, p[1], p[2]); }
            Some(t) => { bad += 1; println!("BAD {} -> {} {} want {} {} [{}]", p[0], t.name, t.teryt, p[1], p[2], p[3]); }
            None => { bad += 1; println!("NONE {} want {} {} [{}]", p[0], p[1], p[2], p[3]); }
        }
        let q = format!("pomoc {}", p[0]);
        match g.extract(&q) { Some((t, s)) if u.taken().map(|u| &u.teryt) != Some(&t.teryt) => println!("   extract {q} -> {:?} {} {}", &q[s], t.name, t.teryt), None => println!("   extract {q} nothing"), _ => {} }
        let q = q.to_lowercase();
        match g.extract(&q) { Some((t, s)) if u.taken().map(|u| &u.teryt) != Some(&t.teryt) => println!("   lower {q} -> {:?} {} {}", &q[s], t.name, t.teryt), None => println!("   lower {q} nothing"), _ => {} }
    }
    println!("ok {ok} other {several} bad {bad}");
}
