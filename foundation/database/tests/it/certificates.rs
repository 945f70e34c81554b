//! The way to a server on another machine: whom the program believes, and how it is believed itself.

use database::{Context, Database, Fault, Sql, testing, values};
use vocabulary::Actor;

/// A server whose certificates lie in a folder, when one is given.
struct Server {
    port: String,
    folder: String,
}

impl Server {
    fn given() -> Option<Self> {
        let Some(address) = testing::server() else {
            eprintln!("not run: no PostgreSQL was given (cargo xtask postgres -- …)");
            return None;
        };
        let folder =
            address.split_once("sslrootcert=").and_then(|(_, path)| path.strip_suffix("/authority.pem"));
        let port = address.split_once("127.0.0.1:").and_then(|(_, rest)| rest.split('/').next());
        let (Some(folder), Some(port)) = (folder, port) else {
            eprintln!(
                "not run: the given PostgreSQL has no certificates for tests (cargo xtask postgres -- …)"
            );
            return None;
        };
        Some(Self { port: port.to_owned(), folder: folder.to_owned() })
    }

    /// Opens the database of the server as somebody, at an address of this machine.
    async fn open(&self, who: &str, host: &str, options: &str) -> Result<Database, Fault> {
        let options = options.replace("FOLDER", &self.folder);
        Database::open(&format!("postgres://{who}@{host}:{}/postgres{options}", self.port)).await
    }

    async fn refuses(&self, who: &str, host: &str, options: &str, because: &str) {
        let fault = self.open(who, host, options).await.expect_err("it must not open");
        let mut told = format!("{fault:?}");
        told.make_ascii_lowercase();
        assert!(told.contains(because), "{host}{options}: {told}");
    }
}

/// Roles belong to the whole server: one test makes them, once.
async fn with_roles(server: &str) {
    for role in ["certified", "enciphered"] {
        testing::administer(server, &format!("drop role if exists {role}")).await.expect("it can go");
        testing::administer(server, &format!("create role {role} login")).await.expect("it can be made");
    }
}

/// What the server says of the connection.
async fn is_enciphered(database: &Database) -> bool {
    const ASK: Sql = Sql::new("select ssl as enciphered from pg_stat_ssl where pid = pg_backend_pid()");
    let mut work = database.reading(Context::now(Actor::Operator)).await.expect("it answers");
    work.rows(ASK, values![])
        .await
        .expect("it tells")
        .pop()
        .expect("a row")
        .get("enciphered")
        .expect("a flag")
}

#[tokio::test]
async fn a_server_elsewhere_shows_a_certificate_and_the_program_can_show_its_own() {
    let Some(server) = Server::given() else { return };
    with_roles(&testing::server().expect("given")).await;

    // 127.0.0.2 counts as another machine. Nobody in the world vouches for the authority of a test.
    server.refuses("enciphered", "127.0.0.2", "", "unknownissuer").await;
    // Another authority than the one that vouches for the server.
    server.refuses("enciphered", "127.0.0.2", "?sslrootcert=FOLDER/stranger.pem", "unknownissuer").await;
    // The right authority, but a certificate of another name.
    server.refuses("enciphered", "127.0.0.3", "?sslrootcert=FOLDER/authority.pem", "name").await;
    // The server does not fall back to speaking in the clear, and neither does the program.
    server.refuses("enciphered", "127.0.0.2", "?sslmode=disable", "pg_hba.conf").await;

    let database =
        server.open("enciphered", "127.0.0.2", "?sslrootcert=FOLDER/authority.pem").await.expect("it opens");
    assert!(is_enciphered(&database).await);
    database.close().await;

    // A role that is known by its certificate needs no password, and enters in no other way.
    let known = "?sslrootcert=FOLDER/authority.pem&sslcert=FOLDER/client.pem&sslkey=FOLDER/client.key";
    let database = server.open("certified", "127.0.0.2", known).await.expect("it opens");
    assert!(is_enciphered(&database).await);
    database.close().await;
    server.refuses("certified", "127.0.0.2", "?sslrootcert=FOLDER/authority.pem", "certificate").await;
}
