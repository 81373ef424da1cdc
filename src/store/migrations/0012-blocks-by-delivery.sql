-- What has been delivered since a snapshot is asked of the blocks with every question, and is nothing or little.
create index fact_block_by_delivery on tertial.fact_block (delivery_id);
