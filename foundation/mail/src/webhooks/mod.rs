//! Webhooks: telling other systems what happened here.
//!
//! An institution registers an https address and the kinds of events it wants ([`register`]). An [`Event`] that is
//! [`announce`]d in a unit of work becomes a delivery for each webhook that wants it, and a [`Courier`] carries it there:
//! [CloudEvents 1.0](https://cloudevents.io) as JSON, signed as [Standard Webhooks](https://www.standardwebhooks.com)
//! say. What was answered is kept for the delivery log, from which a delivery can be sent again.
//!
//! Because somebody outside chooses the address, a courier connects to public addresses only, to exactly the one that
//! it looked at, follows no redirect and reads little of the answer ([`Reach`]).
//!
//! Start reading at [`announce`], then [`Courier`].

mod address;
mod courier;
mod event;
mod reach;
mod registration;
mod secrets;
mod signature;
pub(crate) mod store;

pub use self::{
    address::{HookAddress, UnfitAddress},
    courier::{Carried, Courier},
    event::{Audience, Event, announce},
    reach::{NotPublic, Reach, agent},
    registration::{
        CannotRegister, NewWebhook, Webhook, deliveries, forget_old, list, pause, register, remove, resume,
        rotate, send_again,
    },
    signature::SigningSecret,
    store::{Attempted, Delivery},
};
