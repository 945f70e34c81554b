//! Doors for people: signing in, one's own account, the team of an institution, requests to join, the audit.
//!
//! Secrets of links stand in the query, which no log keeps, never in the path.

mod account;
mod administer;
mod auditing;
mod authorisation;
mod codes;
mod diagnosis;
mod identities;
mod invitation;
mod invite_many;
mod join;
mod link_secret;
mod own;
mod passkeys;
mod password;
mod provider;
mod providers;
mod requests;
mod roles;
mod sign_in;
mod team;

use axum::{
    http::{HeaderValue, header::SET_COOKIE},
    response::{IntoResponse, Redirect, Response},
    routing::{get, post},
};
use web::{Localised, Pages, Problem, Upload};

use crate::{Access, Doorkeeper, Fault, Permission, invite_many::sheet, sign_in::Token};

macro_rules! routes {
    ($($(#[$documentation:meta])* $name:ident = $pl:literal, $en:literal, $uk:literal, $access:expr;)+) => {
        $($(#[$documentation])* pub const $name: Localised = Localised { pl: $pl, en: $en, uk: $uk };)+
        /// Who may open which of these pages.
        pub const ACCESS: &[(Localised, Access)] = &[$(($name, $access)),+];
    };
}

routes! {
    /// Signing in: mailbox and password.
    SIGN_IN = "/pl/wejscie", "/en/sign-in", "/uk/vkhid", Access::Public;
    /// The second proof.
    CODE = "/pl/wejscie/kod", "/en/sign-in/code", "/uk/vkhid/kod", Access::Session;
    /// Signing in with a passkey.
    PASSKEY = "/pl/wejscie/klucz", "/en/sign-in/passkey", "/uk/vkhid/kliuch", Access::Public;
    /// Signing in by the identity provider of one's institution: which.
    PROVIDERS = "/pl/wejscie/instytucja", "/en/sign-in/institution", "/uk/vkhid/ustanova", Access::Public;
    /// The way to a provider.
    TO_PROVIDER = "/pl/wejscie/instytucja/{id}", "/en/sign-in/institution/{id}", "/uk/vkhid/ustanova/{id}", Access::Public;
    /// The way back from one. Providers know the Polish address.
    FROM_PROVIDER = "/pl/wejscie/powrot", "/en/sign-in/return", "/uk/vkhid/povernennia", Access::Public;
    /// One of the invented people of a demonstration.
    TRY = "/pl/wejscie/na-probe", "/en/sign-in/try", "/uk/vkhid/sproba", Access::Public;
    /// Signing out.
    SIGN_OUT = "/pl/wyjscie", "/en/sign-out", "/uk/vykhid", Access::Session;
    /// Taking an invitation.
    INVITATION = "/pl/zaproszenie", "/en/invitation", "/uk/zaproshennia", Access::Public;
    /// Asking for a link to set a new password.
    FORGOTTEN = "/pl/wejscie/nowe-haslo", "/en/sign-in/new-password", "/uk/vkhid/novyi-parol", Access::Public;
    /// Setting a new password with a link.
    RECOVERY = "/pl/wejscie/ustaw-haslo", "/en/sign-in/set-password", "/uk/vkhid/vstanovyty-parol", Access::Public;
    /// One's own account.
    ACCOUNT = "/pl/konto", "/en/account", "/uk/oblikovyi-zapys", Access::SignedIn;
    /// Changing the password.
    PASSWORD = "/pl/konto/haslo", "/en/account/password", "/uk/oblikovyi-zapys/parol", Access::SignedIn;
    /// Setting up codes.
    ENROL = "/pl/konto/kody", "/en/account/codes", "/uk/oblikovyi-zapys/kody", Access::Session;
    /// Passkeys: adding, naming, removing.
    PASSKEYS = "/pl/konto/klucze", "/en/account/passkeys", "/uk/oblikovyi-zapys/kliuchi", Access::Session;
    /// With which identity providers one's account is linked.
    IDENTITIES = "/pl/konto/instytucja", "/en/account/institution", "/uk/oblikovyi-zapys/ustanova", Access::SignedIn;
    /// New recovery codes.
    RECOVERY_CODES = "/pl/konto/kody-zapasowe", "/en/account/recovery-codes", "/uk/oblikovyi-zapys/zapasni-kody", Access::SignedIn;
    /// Ending sessions.
    SESSIONS = "/pl/konto/sesje", "/en/account/sessions", "/uk/oblikovyi-zapys/seansy", Access::SignedIn;
    /// Taking another role.
    SWITCH = "/pl/konto/rola", "/en/account/role", "/uk/oblikovyi-zapys/rol", Access::SignedIn;
    /// The authorisation and the pledge of secrecy.
    AUTHORISATION = "/pl/konto/upowaznienie", "/en/account/authorisation", "/uk/oblikovyi-zapys/upovnovazhennia", Access::SignedIn;
    /// Who looked at what concerns oneself.
    LOOKED = "/pl/konto/kto-patrzyl", "/en/account/who-looked", "/uk/oblikovyi-zapys/khto-dyvyvsia", Access::SignedIn;
    /// Everything that is kept about oneself.
    OWN_DATA = "/pl/konto/moje-dane", "/en/account/my-data", "/uk/oblikovyi-zapys/moi-dani", Access::SignedIn;
    /// The same as a file.
    OWN_DATA_FILE = "/pl/konto/moje-dane/plik", "/en/account/my-data/file", "/uk/oblikovyi-zapys/moi-dani/fail", Access::SignedIn;
    /// Erasing the account.
    ERASE = "/pl/konto/usun", "/en/account/erase", "/uk/oblikovyi-zapys/vydalyty", Access::SignedIn;
    /// Inviting the first people, and looking after accounts.
    ADMINISTRATION = "/pl/administracja", "/en/administration", "/uk/administruvannia", Access::Role(Permission::Administer);
    /// The identity provider of any institution.
    ANY_PROVIDER = "/pl/administracja/logowanie", "/en/administration/sign-in", "/uk/administruvannia/vkhid", Access::Role(Permission::Administer);
    /// The state of the installation.
    DIAGNOSIS = "/pl/administracja/diagnoza", "/en/administration/diagnosis", "/uk/administruvannia/diahnostyka", Access::Role(Permission::Administer);
    /// The audit.
    AUDIT = "/pl/dziennik", "/en/audit", "/uk/zhurnal", Access::Role(Permission::ReadAudit);
    /// The same as a file.
    AUDIT_FILE = "/pl/dziennik/plik/{format}", "/en/audit/file/{format}", "/uk/zhurnal/fail/{format}", Access::Role(Permission::ReadAudit);
    /// The signed head of the audit, for paper.
    AUDIT_HEAD = "/pl/dziennik/pieczec", "/en/audit/seal", "/uk/zhurnal/pechatka", Access::Role(Permission::ReadAudit);
    /// The people of the institution.
    TEAM = "/pl/zespol", "/en/team", "/uk/komanda", Access::Role(Permission::SeeTeam);
    /// Inviting somebody.
    INVITE = "/pl/zespol/zapros", "/en/team/invite", "/uk/komanda/zaprosyty", Access::Role(Permission::ManageTeam);
    /// Inviting many at once, and the sheets so far.
    BATCHES = "/pl/zaproszenia-z-arkusza", "/en/invitations-from-a-sheet", "/uk/zaproshennia-z-tablytsi", Access::Role(Permission::InviteMany);
    /// What would become of a sheet, or what became of it.
    BATCH = "/pl/zaproszenia-z-arkusza/{id}", "/en/invitations-from-a-sheet/{id}", "/uk/zaproshennia-z-tablytsi/{id}", Access::Role(Permission::InviteMany);
    /// Withdrawing an invitation.
    WITHDRAW = "/pl/zespol/wycofaj/{id}", "/en/team/withdraw/{id}", "/uk/komanda/vidklykaty/{id}", Access::Role(Permission::ManageTeam);
    /// The identity provider of the institution.
    PROVIDER = "/pl/zespol/logowanie", "/en/team/sign-in", "/uk/komanda/vkhid", Access::Role(Permission::ManageTeam);
    /// One of the people of the institution.
    COLLEAGUE = "/pl/zespol/osoba/{id}", "/en/team/person/{id}", "/uk/komanda/osoba/{id}", Access::Role(Permission::ManageTeam);
    /// An institution asks for its place.
    JOIN = "/pl/dolacz", "/en/join", "/uk/pryiednatysia", Access::Public;
    /// Thanks for having asked.
    JOINED = "/pl/dolacz/dziekujemy", "/en/join/thank-you", "/uk/pryiednatysia/diakuiemo", Access::Public;
    /// Requests to join.
    REQUESTS = "/pl/wnioski", "/en/requests", "/uk/zaiavky", Access::Role(Permission::VerifyInstitutions);
    /// One request.
    REQUEST = "/pl/wnioski/{id}", "/en/requests/{id}", "/uk/zaiavky/{id}", Access::Role(Permission::VerifyInstitutions);
}

/// Where somebody arrives who signed in: the tasks of the day, which a capability above makes.
pub const TODAY: Localised = Localised { pl: "/pl/praca", en: "/en/work", uk: "/uk/robota" };

/// All pages of this capability.
pub fn pages() -> Pages<Doorkeeper> {
    Pages::new()
        .page(SIGN_IN, get(sign_in::ask).post(sign_in::take))
        .page(CODE, get(sign_in::ask_code).post(sign_in::take_code))
        .page(PASSKEY, post(passkeys::sign_in))
        .page(PROVIDERS, get(providers::ask))
        .page(TO_PROVIDER, get(providers::go))
        .page(FROM_PROVIDER, get(providers::arrive))
        .page(TRY, post(sign_in::take_try))
        .page(SIGN_OUT, post(sign_in::out))
        .page(INVITATION, get(invitation::ask).post(invitation::take))
        .page(FORGOTTEN, get(password::ask_link).post(password::take_link))
        .page(RECOVERY, get(password::ask_new).post(password::take_new))
        .page(ACCOUNT, get(account::show))
        .page(PASSWORD, get(password::ask_change).post(password::take_change))
        .page(ENROL, get(codes::ask).post(codes::take))
        .page(PASSKEYS, get(passkeys::ask).post(passkeys::take))
        .page(IDENTITIES, get(identities::ask).post(identities::take))
        .page(RECOVERY_CODES, post(codes::renew))
        .page(SESSIONS, post(account::end_sessions))
        .page(SWITCH, get(roles::ask).post(roles::take))
        .page(AUTHORISATION, get(authorisation::ask).post(authorisation::take))
        .page(LOOKED, get(own::looked))
        .page(OWN_DATA, get(own::data))
        .page(OWN_DATA_FILE, get(own::file))
        .page(ERASE, get(own::ask_erase).post(own::take_erase))
        .page(ADMINISTRATION, get(administer::ask).post(administer::take))
        .page(ANY_PROVIDER, get(provider::ask_any).post(provider::take_any))
        .page(DIAGNOSIS, get(diagnosis::show))
        .page(AUDIT, get(auditing::show))
        .page(AUDIT_FILE, get(auditing::file))
        .page(AUDIT_HEAD, get(auditing::head))
        .page(TEAM, get(team::show))
        .page(INVITE, get(team::ask_invite).post(team::take_invite))
        .page(
            BATCHES,
            get(invite_many::show).post(invite_many::take).layer(Upload::of_at_most(sheet::LARGEST)),
        )
        .page(BATCH, get(invite_many::one).post(invite_many::act))
        .page(WITHDRAW, post(team::withdraw))
        .page(PROVIDER, get(provider::ask).post(provider::take))
        .page(COLLEAGUE, get(team::ask_colleague).post(team::take_colleague))
        .page(JOIN, get(join::ask).post(join::take))
        .page(JOINED, get(join::thank))
        .page(REQUESTS, get(requests::show))
        .page(REQUEST, get(requests::ask).post(requests::take))
}

impl From<Fault> for Problem {
    fn from(fault: Fault) -> Self {
        Self::fault(fault)
    }
}

/// An answer that hands the browser its new token.
fn with_token(keeper: &Doorkeeper, token: &Token, mut answer: Response) -> Response {
    let cookie = HeaderValue::from_str(&keeper.cookie(&token.0)).expect("a token is plain ASCII");
    answer.headers_mut().append(SET_COOKIE, cookie);
    answer
}

/// Where to go after signing in: back to the page that asked for it, if it is one of ours.
fn onward(back: &str, otherwise: String) -> Response {
    Redirect::to(if is_ours(back) { back } else { &otherwise }).into_response()
}

/// Whether an address leads to a page of ours. Browsers drop tabs and line breaks and read `\` as `/`, so none of them
/// may hide a second slash.
fn is_ours(address: &str) -> bool {
    let foreign = |mark: char| mark == '\\' || mark.is_control();
    address.starts_with('/') && !address.starts_with("//") && !address.contains(foreign)
}
