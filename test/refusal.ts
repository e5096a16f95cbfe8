/** What is said when something is refused. */
export const refusalOf = (refused: () => unknown): string => {
  try {
    refused();
  } catch (error) {
    return (error as Error).message;
  }
  return 'nothing was refused';
};
