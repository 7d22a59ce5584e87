-- The tables of an Odoo 17 database that the pack erp/odoo reads, written for our tests from Odoo's public sources: the
-- field declarations of its models in the repository odoo/odoo (addons base, product, sale, stock, sale_stock, account)
-- and what its ORM makes of them: a stored field is a column, Char and Selection are varchar, Text is text, Monetary and
-- Float with digits are numeric, Datetime is timestamp without time zone in UTC, a translated field is jsonb, a Many2one is
-- an int4, a Many2many is a table of two ids. Columns of noise are there in part, as a source has them. What must not be
-- null is left open: the rows of the golden pairs have the columns that the pack reads.

create table res_currency (
    id serial primary key, name varchar, symbol varchar, active boolean, rounding numeric,
    create_date timestamp, write_date timestamp, write_uid integer);

create table res_company (
    id serial primary key, name varchar, currency_id integer, partner_id integer, create_date timestamp,
    write_date timestamp);

create table res_country (id serial primary key, name jsonb, code varchar(2), write_date timestamp);

create table res_country_state (id serial primary key, country_id integer, name varchar, code varchar, write_date timestamp);

create table res_partner (
    id serial primary key, company_id integer, create_date timestamp, name varchar, complete_name varchar, parent_id integer,
    ref varchar, lang varchar, tz varchar, vat varchar, type varchar, street varchar, street2 varchar, zip varchar, city varchar,
    state_id integer, country_id integer, email varchar, phone varchar, mobile varchar, is_company boolean,
    commercial_partner_id integer, customer_rank integer, supplier_rank integer, active boolean,
    message_main_attachment_id integer, signup_expiration timestamp, create_uid integer, write_uid integer, write_date timestamp);

create table product_category (
    id serial primary key, parent_id integer, name varchar, complete_name varchar, parent_path varchar,
    write_date timestamp);

create table product_template (
    id serial primary key, sequence integer, categ_id integer, uom_id integer, uom_po_id integer, company_id integer,
    detailed_type varchar, type varchar, default_code varchar, priority varchar, name jsonb, description_sale jsonb,
    list_price numeric, volume numeric, weight numeric, sale_ok boolean, purchase_ok boolean, active boolean,
    can_image_1024_be_zoomed boolean, create_uid integer, write_uid integer, create_date timestamp, write_date timestamp);

create table product_product (
    id serial primary key, product_tmpl_id integer, default_code varchar, barcode varchar, combination_indices varchar,
    volume numeric, weight numeric, active boolean, can_image_variant_1024_be_zoomed boolean, create_uid integer,
    write_uid integer, create_date timestamp, write_date timestamp);

create table product_pricelist (
    id serial primary key, name jsonb, currency_id integer, company_id integer, active boolean,
    write_date timestamp);

create table product_pricelist_item (
    id serial primary key, pricelist_id integer, company_id integer, currency_id integer, date_start timestamp,
    date_end timestamp, min_quantity numeric, applied_on varchar, categ_id integer, product_tmpl_id integer,
    product_id integer, base varchar, compute_price varchar, fixed_price numeric, percent_price double precision,
    create_date timestamp, write_date timestamp);

create table sale_order (
    id serial primary key, campaign_id integer, company_id integer, partner_id integer, partner_invoice_id integer,
    partner_shipping_id integer, pricelist_id integer, currency_id integer, user_id integer, team_id integer,
    warehouse_id integer, procurement_group_id integer, access_token varchar, name varchar, state varchar,
    client_order_ref varchar, origin varchar, reference varchar, invoice_status varchar, delivery_status varchar,
    validity_date date, note text, currency_rate numeric, amount_untaxed numeric, amount_tax numeric, amount_total numeric,
    locked boolean, require_signature boolean, commitment_date timestamp, date_order timestamp,
    effective_date timestamp, create_uid integer, write_uid integer, create_date timestamp, write_date timestamp);

create table sale_order_line (
    id serial primary key, order_id integer, sequence integer, company_id integer, currency_id integer,
    order_partner_id integer, product_id integer, product_uom integer, state varchar, display_type varchar, name text,
    product_uom_qty numeric, price_unit numeric, discount numeric, price_subtotal numeric, price_tax double precision,
    price_total numeric, price_reduce_taxexcl numeric, invoice_status varchar, is_downpayment boolean, is_expense boolean,
    customer_lead double precision, qty_delivered numeric, qty_invoiced numeric, qty_to_invoice numeric,
    untaxed_amount_invoiced numeric, untaxed_amount_to_invoice numeric, create_date timestamp, write_date timestamp);

create table sale_order_line_invoice_rel (
    invoice_line_id integer, order_line_id integer, primary key (invoice_line_id, order_line_id));

create table stock_location (
    id serial primary key, location_id integer, name varchar, complete_name varchar, usage varchar, active boolean,
    company_id integer, write_date timestamp);

create table stock_picking_type (
    id serial primary key, name jsonb, code varchar, sequence_code varchar, warehouse_id integer, active boolean,
    write_date timestamp);

create table stock_picking (
    id serial primary key, backorder_id integer, return_id integer, group_id integer, location_id integer,
    location_dest_id integer, picking_type_id integer, partner_id integer, company_id integer, sale_id integer,
    name varchar, origin varchar, move_type varchar, state varchar, priority varchar, scheduled_date timestamp,
    date_deadline timestamp, date_done timestamp, has_deadline_issue boolean, printed boolean, is_locked boolean,
    create_date timestamp, write_date timestamp);

create table stock_move (
    id serial primary key, sequence integer, company_id integer, product_id integer, product_uom integer,
    location_id integer, location_dest_id integer, partner_id integer, picking_id integer,
    sale_line_id integer, origin_returned_move_id integer, group_id integer, picking_type_id integer, warehouse_id integer,
    name varchar, priority varchar, state varchar, origin varchar, procure_method varchar, reference varchar,
    product_qty numeric, product_uom_qty numeric, quantity numeric, price_unit numeric, picked boolean, scrapped boolean,
    is_inventory boolean, to_refund boolean, date timestamp, date_deadline timestamp, reservation_date date,
    create_date timestamp, write_date timestamp);

create table account_journal (
    id serial primary key, name jsonb, code varchar(5), type varchar, company_id integer, active boolean,
    write_date timestamp);

create table account_move (
    id serial primary key, sequence_number integer, sequence_prefix varchar, journal_id integer, company_id integer,
    payment_id integer, statement_line_id integer, partner_id integer, commercial_partner_id integer,
    partner_shipping_id integer, currency_id integer, reversed_entry_id integer, name varchar, ref varchar, state varchar,
    move_type varchar, auto_post varchar, payment_reference varchar, payment_state varchar, invoice_origin varchar,
    invoice_partner_display_name varchar, date date, invoice_date date, invoice_date_due date, amount_untaxed numeric,
    amount_tax numeric, amount_total numeric, amount_residual numeric, amount_untaxed_signed numeric,
    amount_total_signed numeric, amount_residual_signed numeric, always_tax_exigible boolean, is_move_sent boolean,
    to_check boolean, create_date timestamp, write_date timestamp);

create table account_move_line (
    id serial primary key, move_id integer, journal_id integer, company_id integer, sequence integer,
    account_id integer, currency_id integer, partner_id integer, product_id integer, full_reconcile_id integer,
    move_name varchar, parent_state varchar, name varchar, display_type varchar, date date, date_maturity date,
    debit numeric, credit numeric, balance numeric, amount_currency numeric, amount_residual numeric,
    amount_residual_currency numeric, quantity numeric, price_unit numeric, price_subtotal numeric, price_total numeric,
    discount numeric, reconciled boolean, create_date timestamp, write_date timestamp);

create table account_partial_reconcile (
    id serial primary key, debit_move_id integer, credit_move_id integer, full_reconcile_id integer,
    exchange_move_id integer, debit_currency_id integer, credit_currency_id integer, company_id integer, max_date date,
    amount numeric, debit_amount_currency numeric, credit_amount_currency numeric, create_date timestamp,
    write_date timestamp);

create table purchase_order (
    id serial primary key, partner_id integer, currency_id integer, company_id integer, user_id integer,
    name varchar, priority varchar, origin varchar, partner_ref varchar, state varchar, invoice_status varchar,
    receipt_status varchar, notes text, amount_untaxed numeric, amount_tax numeric, amount_total numeric,
    currency_rate double precision, date_order timestamp, date_approve timestamp, date_planned timestamp,
    effective_date timestamp, create_date timestamp, write_date timestamp);

create table purchase_order_line (
    id serial primary key, order_id integer, sequence integer, product_id integer, product_uom integer,
    partner_id integer, currency_id integer, state varchar, display_type varchar, name text, product_qty numeric,
    product_uom_qty double precision, price_unit numeric, price_subtotal numeric, price_total numeric, price_tax double precision,
    qty_invoiced numeric, qty_received numeric, date_planned timestamp, create_date timestamp, write_date timestamp);
