-- Finds the deleted users of a partner that can no longer be restored, oldest first, without the customer.
drop index users_by_deletion;

create index users_by_deletion on users (partner_id, deleted_at, customer_id, user_id) where deleted_at > 0;
