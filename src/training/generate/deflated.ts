// A stretch of DEFLATE output (RFC 1951) as fixed bytes: a platform's own compressor may write others.

import { fromBase64 } from '../pack/bytes-text'

/** 1,023 bytes in base64. */
const SAMPLE = [
  'VVZZaphHDH7PKXwAMWhfHrO21zDY0ICxwUkL7emLNH/4J89C27dohhAJ/vj7x8OX74//QZqEgImssA+EyPDp+fXh6z+Prz8gyDWAOGV5dlDg',
  'y/PzzmNRJBCmWFId04l9e3t/grAsAvbSldQxg68v3x8+v708gzILg2bFcu+Yw7fHf3eeCpeBpcvCDsWU/Pj08vwOSZkKxJyLo4M5O+xBvecA',
  'Ya4ls0XNFlO02EzAy3BlxwhnmJ0oGpiQWrV0gjTTzKQSKQiGiXt74kn89P74+vSzsbGE0FrVs5LAx9fHDQ1lOoNq0R6V9MCUVCuA2WPRdLQJ',
  '7iWNTRmyrFY0cOSz5BUUJgaLyuVTNiZ4LakqUGRLtEM508waRBIElkhLmygq+PzX21WTMV0hqXxZ12QcyPeomonSK9KyBoDp4EMt1YHUbVnz',
  'yDwtLz6sDCEDfWPOMrBeTBqbQFRj3sOyDq4DnRihQ5Xk4gaAT3SY0wjEOZZPcEtnt+TAauhUNpMcs+ZFs7kJCFGsnDXzWJMtCcFYf/Wso6eU',
  'ekE55spGT/CWuVE5QwrSil5EaFruWJggkPLynkb4VCtyOURlrJiaMsFtj8BMcEVak6dTcuvRzR3KJJa15MSODTWyHMiTl07Qb1ANGRlEyrdW',
  'JYaqS1UuhuAStL0qefBoWKbgHLKMO1i3kcs9E4ooF8sHQsXbc07JNqJc2spRmtjkcTSLmaZbq8qHNgyTFZQtl09RmYZTlFMoIMllK04V/nz8',
  'JWSrNIN0zQ242vB0mZWFPSDEVk6mn3LUUIaopdMwpuiVRxZOkC1Ha6Y07z3KJBXSy1c2qlpT9MqsqLS2By5uBAyn7iZSvLZZZxo7ZMPRLquo',
  'WNSAG0/a0FjpiRAsuHpS2566jnGagqnrakhNh8NLiJQBroLLewWzA7UgrgBylE2++X03RKddu21vEEPFlZjEBKxpSycx77tJ4dKXAXHJJNZh',
  'U6ngAPe01bv7ttPkhXsUZNHlQ6dbbM4UARJU8zL4+UoVMxMYeW2LupzUh/SB0b5wO6rHEQuiFHCsWNbA+WmpJEqF4roE7v4bAOUJZGT7Fvk+',
  'N5sNSy8gDF3RAPhWzcRcJQW4zJdNXg0dm3zphnYNGnhLn4iNQWkPEnQfhTQpBhOtK8Z3PUnWgOCKFS2mkJnjAsYk0kHRcFFPGXrcxGTtVHdf',
  'PMPYfU4iLRkckffLH6eblNwCbNzdTMV5a/p74fspmjMceQ5EVcr9lMvKJiPOO8xYJUCYvNWY50MV5djq6OPXiyadJjbVFJCQS8jJB8llLAmq',
  'tqT1mHJwzN4/BxHhjVDq8avAbH+j5jZA2u0cT7aCjKJrHL9FnipmzZdsCDLOTwVZmgPJ',
].join('')

export const DEFLATED: Uint8Array = fromBase64(SAMPLE) ?? new Uint8Array(0)
