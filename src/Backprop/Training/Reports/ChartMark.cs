namespace Backprop;

/// <summary>A place in a chart that is pointed at.</summary>
/// <param name="Epoch">Where.</param>
/// <param name="Value">The value of the curve there.</param>
/// <param name="Text">What is written beside it.</param>
internal sealed record ChartMark(int Epoch, double Value, string Text);
