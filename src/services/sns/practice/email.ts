/** Whether mail could go there: a local part and a domain of at least two labels, as Amazon SNS wants of an endpoint. */
export const isEmailAddress = (text: string): boolean =>
  text.length <= 254 && /^[^\s@]{1,64}@(?:[a-z\d](?:[a-z\d-]*[a-z\d])?\.)+[a-z\d](?:[a-z\d-]*[a-z\d])?$/i.test(text)
