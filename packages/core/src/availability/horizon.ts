/**
 * Nothing is booked further ahead, whoever books and whatever is overridden: twice the widest horizon
 * that a team can set for its participants.
 */
export const mostDaysAhead = 730;
