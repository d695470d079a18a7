using Backprop.Gen.Collections;
using Backprop.Gen.Declaration;
using Backprop.Gen.Layers;
using Backprop.Gen.Weights;

namespace Backprop.Gen.Graph;

/// <summary>
/// One level of a declaration, the network or a block, with every layer named and every <c>From</c> resolved, but before anything has a
/// shape. Names are those inside the level: <c>dense</c>, or <c>residual_block_1/dense</c> for a layer of a block that is used here.
/// </summary>
/// <param name="Items">The layers and uses, without those that an error took out.</param>
/// <param name="Settings">The level's <c>[Initialize]</c>, <c>[Regularize]</c> and <c>[Constrain]</c>.</param>
/// <param name="InputNames">The network's inputs, by the index of their element.</param>
/// <param name="Scope">What the names stand for.</param>
/// <param name="Output">The last layer, or null where an error took it out.</param>
/// <param name="LayerCount">Layers once the blocks are inserted.</param>
/// <param name="Failed">Whether the level has an error, so that nothing can be built from it.</param>
/// <param name="Problems">What is wrong in the level itself.</param>
internal sealed record Wiring(
    IReadOnlyList<WiredItem> Items,
    IReadOnlyList<WiredSetting> Settings,
    IReadOnlyDictionary<int, string> InputNames,
    LevelScope Scope,
    string? Output,
    int LayerCount,
    bool Failed,
    ProblemList Problems)
{
    /// <summary>What its input is called inside a block, and the network's first input if it has no name.</summary>
    public const string BlockInput = "input";
}

/// <summary>A layer or a use.</summary>
/// <param name="Element">The attribute.</param>
/// <param name="Place">Where it stands.</param>
/// <param name="Names">Its name; for a use one name for each repetition.</param>
/// <param name="Sources">The layers or inputs that it reads.</param>
/// <param name="Layer">What the layer does; null for a use.</param>
/// <param name="Inner">The layers that are inserted; null for a layer.</param>
internal sealed record WiredItem(
    Element Element,
    Place Place,
    IReadOnlyList<string> Names,
    EquatableArray<string> Sources,
    LayerDefinition? Layer,
    Wiring? Inner);

/// <summary>What is set for one parameter of the level.</summary>
/// <param name="Parameter">The name inside the level.</param>
/// <param name="Element">The attribute.</param>
/// <param name="Place">Where it stands.</param>
/// <param name="Setting">What it sets.</param>
internal sealed record WiredSetting(string Parameter, Element Element, Place Place, WeightSetting Setting);
