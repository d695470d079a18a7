namespace Backprop;

/// <summary>What has values that can be asked for at any moment.</summary>
internal interface IMeasured
{
    /// <summary>Writes the values of this moment.</summary>
    void CopyTo(Span<double> values);
}
