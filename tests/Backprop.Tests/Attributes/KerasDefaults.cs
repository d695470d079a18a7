namespace Backprop.Tests.Attributes;

/// <summary>Keras 3's signatures, by the names they have here.</summary>
internal static partial class KerasDefaults
{
    /// <summary>The default of every named argument, by "Attribute.Argument".</summary>
    public static IEnumerable<KeyValuePair<string, object?>> All => Layers.Concat(Training);
}
