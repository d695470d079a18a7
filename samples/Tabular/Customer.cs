namespace Tabular;

/// <summary>One row of the table.</summary>
/// <param name="Age">Years.</param>
/// <param name="Tenure">Months with the company.</param>
/// <param name="Fee">What a month costs.</param>
/// <param name="Calls">Calls to the support in the last year.</param>
/// <param name="Contract">One of <see cref="CustomerTable.Contracts"/>.</param>
/// <param name="Payment">One of <see cref="CustomerTable.Payments"/>.</param>
/// <param name="Region">One of <see cref="CustomerTable.Regions"/>.</param>
/// <param name="Cancelled">Whether the customer has left since: what is to be foretold.</param>
internal sealed record Customer(int Age, int Tenure, double Fee, int Calls, string Contract, string Payment, string Region, bool Cancelled);
