namespace Backprop.Gen.Expressions;

/// <summary>Name = Value.</summary>
internal sealed record Assignment(string Name, Expression Value);
