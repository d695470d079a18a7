namespace Backprop;

/// <summary>A value that is written beside an axis.</summary>
/// <param name="Value">The value.</param>
/// <param name="Text">How it is written.</param>
internal readonly record struct ChartTick(double Value, string Text);
