using Backprop.Gen.Collections;
using Backprop.Gen.Graph;
using Backprop.Gen.Operations;

namespace Backprop.Gen.Emission;

/// <summary>What makes two kernels the same method: the operation, the shapes, where the operands live and the element type.</summary>
internal sealed record KernelForm(Operation Operation, EquatableArray<Operand> Inputs, Operand Output, bool Sample)
{
    /// <summary>Shapes of the inputs.</summary>
    public IReadOnlyList<Shape> Shapes => [.. Inputs.Select(i => i.Shape)];
}

/// <summary>An operand of a kernel.</summary>
/// <param name="Shape">Of one sample.</param>
/// <param name="IsParameter">Whether it is the same for all samples.</param>
/// <param name="Layout">How it lies in memory.</param>
internal sealed record Operand(Shape Shape, bool IsParameter, Layout Layout);
