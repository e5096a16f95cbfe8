/** The beginning of variable names for a target: `ordersDb` and `orders-db` become `ORDERS_DB`. */
export function upperSnakeCase(name: string): string {
  return name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').replace(/[^A-Za-z0-9]+/g, '_').toUpperCase();
}
