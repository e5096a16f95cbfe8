// Says which databases it was connected to. A real service reads the secret and connects over TLS.
exports.handler = async () => ({
  orders: `${process.env.ORDERS_HOST}:${process.env.ORDERS_PORT}/${process.env.ORDERS_NAME}`,
  stock: `${process.env.STOCK_HOST}:${process.env.STOCK_PORT}/${process.env.STOCK_NAME}`,
});
