-- The tables of an ERPNext 15 site on PostgreSQL that the pack erp/erpnext reads, written for our tests from ERPNext's public
-- sources: the doctypes' JSON in the repository frappe/erpnext (Sales Order, Delivery Note, Sales Invoice, Payment Entry,
-- Customer, Supplier, Item, Item Price, Bin, Stock Ledger Entry, Purchase Order, Purchase Receipt, and their children) and in
-- frappe/frappe (Address, Country), and what Frappe's schema for PostgreSQL makes of field types: Currency, Float and Percent
-- are decimal(21,9), Check is smallint, Int is bigint, Data, Link and Select are varchar(140), Datetime is timestamp(6)
-- without time zone in the site's time zone. Every table begins with Frappe's own columns; a child's parent is a text.
-- Columns of noise are there in part; what must not be null is left open.

create table "tabCountry" (
    name varchar(140) primary key, creation timestamp(6), modified timestamp(6), modified_by varchar(140), owner varchar(140),
    docstatus smallint, idx bigint, country_name varchar(140), code varchar(140), time_zones text);

create table "tabAddress" (
    name varchar(140) primary key, creation timestamp(6), modified timestamp(6), modified_by varchar(140), owner varchar(140),
    docstatus smallint, idx bigint, address_title varchar(140), address_type varchar(140), address_line1 varchar(240),
    address_line2 varchar(240), city varchar(140), county varchar(140), state varchar(140), country varchar(140),
    pincode varchar(140), email_id varchar(140), phone varchar(140), disabled smallint, _user_tags text, _comments text,
    _assign text, _liked_by text);

create table "tabCustomer" (
    name varchar(140) primary key, creation timestamp(6), modified timestamp(6), modified_by varchar(140), owner varchar(140),
    docstatus smallint, idx bigint, naming_series varchar(140), customer_name varchar(140), customer_type varchar(140),
    customer_group varchar(140), territory varchar(140), default_currency varchar(140), tax_id varchar(140),
    customer_primary_address varchar(140), primary_address text, customer_primary_contact varchar(140), mobile_no varchar(140),
    email_id varchar(140), disabled smallint, is_frozen smallint, _user_tags text, _comments text, _assign text, _liked_by text);

create table "tabSupplier" (
    name varchar(140) primary key, creation timestamp(6), modified timestamp(6), modified_by varchar(140), owner varchar(140),
    docstatus smallint, idx bigint, naming_series varchar(140), supplier_name varchar(140), country varchar(140),
    supplier_group varchar(140), supplier_type varchar(140), supplier_primary_address varchar(140), disabled smallint,
    on_hold smallint, _user_tags text, _comments text, _assign text, _liked_by text);

create table "tabItem" (
    name varchar(140) primary key, creation timestamp(6), modified timestamp(6), modified_by varchar(140), owner varchar(140),
    docstatus smallint, idx bigint, item_code varchar(140), item_name varchar(140), item_group varchar(140),
    stock_uom varchar(140), disabled smallint, is_stock_item smallint, has_variants smallint, variant_of varchar(140),
    is_sales_item smallint, valuation_rate decimal(21,9), standard_rate decimal(21,9), brand varchar(140), description text,
    weight_per_unit decimal(21,9), weight_uom varchar(140), last_purchase_rate decimal(21,9), _user_tags text, _comments text,
    _assign text, _liked_by text);

create table "tabItem Price" (
    name varchar(140) primary key, creation timestamp(6), modified timestamp(6), modified_by varchar(140), owner varchar(140),
    docstatus smallint, idx bigint, item_code varchar(140), uom varchar(140), packing_unit bigint, item_name varchar(140),
    brand varchar(140), price_list varchar(140), customer varchar(140), supplier varchar(140), buying smallint,
    selling smallint, currency varchar(140), price_list_rate decimal(21,9), valid_from date, valid_upto date,
    lead_time_days bigint, note text, reference varchar(140));

create table "tabBin" (
    name varchar(140) primary key, creation timestamp(6), modified timestamp(6), modified_by varchar(140), owner varchar(140),
    docstatus smallint, idx bigint, item_code varchar(140), warehouse varchar(140), actual_qty decimal(21,9),
    planned_qty decimal(21,9), indented_qty decimal(21,9), ordered_qty decimal(21,9), reserved_qty decimal(21,9),
    projected_qty decimal(21,9), valuation_rate decimal(21,9), stock_value decimal(21,9), stock_uom varchar(140));

create table "tabStock Ledger Entry" (
    name varchar(140) primary key, creation timestamp(6), modified timestamp(6), modified_by varchar(140), owner varchar(140),
    docstatus smallint, idx bigint, item_code varchar(140), warehouse varchar(140), posting_date date, posting_time time(6),
    posting_datetime timestamp(6), voucher_type varchar(140), voucher_no varchar(140), voucher_detail_no varchar(140),
    actual_qty decimal(21,9), qty_after_transaction decimal(21,9), incoming_rate decimal(21,9), outgoing_rate decimal(21,9),
    valuation_rate decimal(21,9), stock_value decimal(21,9), stock_value_difference decimal(21,9), stock_queue text,
    company varchar(140), stock_uom varchar(140), is_cancelled smallint);

create table "tabSales Order" (
    name varchar(140) primary key, creation timestamp(6), modified timestamp(6), modified_by varchar(140), owner varchar(140),
    docstatus smallint, idx bigint, title varchar(140), naming_series varchar(140), customer varchar(140),
    customer_name varchar(140), order_type varchar(140), transaction_date date, delivery_date date, po_no varchar(140),
    company varchar(140), skip_delivery_note smallint, amended_from varchar(140), currency varchar(140),
    conversion_rate decimal(21,9), selling_price_list varchar(140), set_warehouse varchar(140), total_qty decimal(21,9),
    total decimal(21,9), net_total decimal(21,9), base_net_total decimal(21,9), total_taxes_and_charges decimal(21,9),
    grand_total decimal(21,9), base_grand_total decimal(21,9), rounded_total decimal(21,9), advance_paid decimal(21,9),
    customer_address varchar(140), shipping_address_name varchar(140), territory varchar(140), status varchar(140),
    delivery_status varchar(140), per_delivered decimal(21,9), per_billed decimal(21,9), per_picked decimal(21,9),
    billing_status varchar(140), _user_tags text, _comments text, _assign text, _liked_by text, _seen text);

create table "tabSales Order Item" (
    name varchar(140) primary key, creation timestamp(6), modified timestamp(6), modified_by varchar(140), owner varchar(140),
    docstatus smallint, idx bigint, parent varchar(140), parentfield varchar(140), parenttype varchar(140),
    item_code varchar(140), item_name varchar(140), item_group varchar(140), delivery_date date, qty decimal(21,9),
    uom varchar(140), stock_qty decimal(21,9), price_list_rate decimal(21,9), rate decimal(21,9), amount decimal(21,9),
    net_rate decimal(21,9), net_amount decimal(21,9), base_net_amount decimal(21,9), warehouse varchar(140),
    delivered_qty decimal(21,9), returned_qty decimal(21,9), billed_amt decimal(21,9), picked_qty decimal(21,9),
    actual_qty decimal(21,9), projected_qty decimal(21,9));

create table "tabDelivery Note" (
    name varchar(140) primary key, creation timestamp(6), modified timestamp(6), modified_by varchar(140), owner varchar(140),
    docstatus smallint, idx bigint, title varchar(140), naming_series varchar(140), customer varchar(140),
    customer_name varchar(140), posting_date date, posting_time time(6), set_posting_time smallint, company varchar(140),
    amended_from varchar(140), is_return smallint, return_against varchar(140), currency varchar(140),
    net_total decimal(21,9), grand_total decimal(21,9), shipping_address_name varchar(140), transporter_name varchar(140),
    lr_no varchar(140), per_billed decimal(21,9), per_returned decimal(21,9), status varchar(140), _user_tags text,
    _comments text, _assign text, _liked_by text);

create table "tabDelivery Note Item" (
    name varchar(140) primary key, creation timestamp(6), modified timestamp(6), modified_by varchar(140), owner varchar(140),
    docstatus smallint, idx bigint, parent varchar(140), parentfield varchar(140), parenttype varchar(140),
    item_code varchar(140), item_name varchar(140), qty decimal(21,9), uom varchar(140), stock_qty decimal(21,9),
    returned_qty decimal(21,9), rate decimal(21,9), amount decimal(21,9), net_amount decimal(21,9),
    warehouse varchar(140), against_sales_order varchar(140), so_detail varchar(140), against_sales_invoice varchar(140),
    billed_amt decimal(21,9));

create table "tabSales Invoice" (
    name varchar(140) primary key, creation timestamp(6), modified timestamp(6), modified_by varchar(140), owner varchar(140),
    docstatus smallint, idx bigint, title varchar(140), naming_series varchar(140), customer varchar(140),
    customer_name varchar(140), posting_date date, posting_time time(6), due_date date, is_pos smallint, is_return smallint,
    return_against varchar(140), update_stock smallint, is_debit_note smallint, amended_from varchar(140), company varchar(140),
    currency varchar(140), conversion_rate decimal(21,9), net_total decimal(21,9), base_net_total decimal(21,9),
    total_taxes_and_charges decimal(21,9), grand_total decimal(21,9), base_grand_total decimal(21,9),
    rounded_total decimal(21,9), total_advance decimal(21,9), outstanding_amount decimal(21,9), paid_amount decimal(21,9),
    debit_to varchar(140), status varchar(140), _user_tags text, _comments text, _assign text, _liked_by text);

create table "tabSales Invoice Item" (
    name varchar(140) primary key, creation timestamp(6), modified timestamp(6), modified_by varchar(140), owner varchar(140),
    docstatus smallint, idx bigint, parent varchar(140), parentfield varchar(140), parenttype varchar(140),
    item_code varchar(140), item_name varchar(140), qty decimal(21,9), rate decimal(21,9), amount decimal(21,9),
    net_amount decimal(21,9), income_account varchar(140), sales_order varchar(140), so_detail varchar(140),
    delivery_note varchar(140), dn_detail varchar(140));

create table "tabPayment Entry" (
    name varchar(140) primary key, creation timestamp(6), modified timestamp(6), modified_by varchar(140), owner varchar(140),
    docstatus smallint, idx bigint, naming_series varchar(140), payment_type varchar(140), posting_date date,
    company varchar(140), mode_of_payment varchar(140), party_type varchar(140), party varchar(140), party_name varchar(140),
    paid_from varchar(140), paid_from_account_currency varchar(140), paid_to varchar(140),
    paid_to_account_currency varchar(140), paid_amount decimal(21,9), received_amount decimal(21,9),
    total_allocated_amount decimal(21,9), unallocated_amount decimal(21,9), reference_no varchar(140), reference_date date,
    status varchar(140), amended_from varchar(140), title varchar(140), _user_tags text, _comments text);

create table "tabPayment Entry Reference" (
    name varchar(140) primary key, creation timestamp(6), modified timestamp(6), modified_by varchar(140), owner varchar(140),
    docstatus smallint, idx bigint, parent varchar(140), parentfield varchar(140), parenttype varchar(140),
    reference_doctype varchar(140), reference_name varchar(140), due_date date, bill_no varchar(140),
    payment_term varchar(140), account varchar(140), total_amount decimal(21,9), outstanding_amount decimal(21,9),
    allocated_amount decimal(21,9), exchange_rate decimal(21,9), exchange_gain_loss decimal(21,9));

create table "tabPurchase Order" (
    name varchar(140) primary key, creation timestamp(6), modified timestamp(6), modified_by varchar(140), owner varchar(140),
    docstatus smallint, idx bigint, title varchar(140), naming_series varchar(140), supplier varchar(140),
    supplier_name varchar(140), transaction_date date, schedule_date date, company varchar(140), amended_from varchar(140),
    currency varchar(140), net_total decimal(21,9), grand_total decimal(21,9), status varchar(140),
    per_billed decimal(21,9), per_received decimal(21,9), advance_paid decimal(21,9), _user_tags text, _comments text);

create table "tabPurchase Order Item" (
    name varchar(140) primary key, creation timestamp(6), modified timestamp(6), modified_by varchar(140), owner varchar(140),
    docstatus smallint, idx bigint, parent varchar(140), parentfield varchar(140), parenttype varchar(140),
    item_code varchar(140), item_name varchar(140), schedule_date date, qty decimal(21,9), rate decimal(21,9),
    amount decimal(21,9), net_amount decimal(21,9), received_qty decimal(21,9), billed_amt decimal(21,9),
    warehouse varchar(140));

create table "tabPurchase Receipt" (
    name varchar(140) primary key, creation timestamp(6), modified timestamp(6), modified_by varchar(140), owner varchar(140),
    docstatus smallint, idx bigint, title varchar(140), naming_series varchar(140), supplier varchar(140),
    supplier_name varchar(140), supplier_delivery_note varchar(140), posting_date date, posting_time time(6),
    company varchar(140), is_return smallint, return_against varchar(140), amended_from varchar(140), currency varchar(140),
    net_total decimal(21,9), grand_total decimal(21,9), status varchar(140), per_billed decimal(21,9),
    per_returned decimal(21,9), _user_tags text, _comments text);

create table "tabPurchase Receipt Item" (
    name varchar(140) primary key, creation timestamp(6), modified timestamp(6), modified_by varchar(140), owner varchar(140),
    docstatus smallint, idx bigint, parent varchar(140), parentfield varchar(140), parenttype varchar(140),
    item_code varchar(140), item_name varchar(140), received_qty decimal(21,9), qty decimal(21,9),
    rejected_qty decimal(21,9), rate decimal(21,9), amount decimal(21,9), warehouse varchar(140),
    purchase_order varchar(140), purchase_order_item varchar(140));
