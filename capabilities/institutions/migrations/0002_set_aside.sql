alter table institution add column stewarded_at {moment}
