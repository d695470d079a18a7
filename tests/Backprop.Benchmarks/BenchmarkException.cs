namespace Backprop.Benchmarks;

/// <summary>Something that cannot be measured; the message says what.</summary>
internal sealed class BenchmarkException(string message) : Exception(message);
