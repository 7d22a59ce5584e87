-- What sells: id, English category, a seller of it, today's price.
select i.product_id,
       coalesce(max(t.product_category_name_english), 'unknown'),
       min(i.seller_id),
       coalesce(max(pp.price), round(avg(i.price), 2))
from order_items i
join products p using (product_id)
left join product_category_name_translation t using (product_category_name)
left join product_prices pp using (product_id)
group by i.product_id
order by count(*) desc, i.product_id
limit 400
