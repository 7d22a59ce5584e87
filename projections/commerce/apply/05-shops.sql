-- on: revenue.order.*, inventory.order.*, inventory.shipment.*, inventory.delivery.*, product.item.*, product.seller.*
-- Sources that have orders or a catalog.

insert into shop
select source, min(position)
from batch b
where (type like 'revenue.order.%' or type like 'inventory.order.%' or type like 'inventory.shipment.%'
    or type like 'inventory.delivery.%' or type like 'product.item.%' or type like 'product.seller.%')
    and not exists (from shop s where s.source = b.source)
group by source;
