using Backprop.Gen.Collections;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Planning;

/// <summary>
/// The parameter block. The gradient block and every optimizer slot share its layout, so an optimizer is one loop over the trainable part,
/// which comes first. Tensors begin at multiples of 16 elements: on a 64-byte boundary in float.
/// </summary>
/// <param name="Tensors">In the order of the block.</param>
/// <param name="TrainableLength">Elements that the optimizer updates, gaps included.</param>
/// <param name="Length">All elements, gaps included.</param>
internal sealed record ParameterLayout(EquatableArray<PlacedParameter> Tensors, int TrainableLength, int Length)
{
    public const int Alignment = 16;

    public static ParameterLayout Of(IEnumerable<Parameter> parameters)
    {
        List<PlacedParameter> placed = [];
        int offset = 0;
        int trainable = 0;

        // The sort is stable: within each part the order is that of the declaration.
        foreach (Parameter parameter in parameters.OrderBy(p => p.Trainable ? 0 : 1))
        {
            placed.Add(new PlacedParameter(parameter, offset));
            offset = checked(offset + (int)Align(parameter.Shape.Size));
            trainable = parameter.Trainable ? offset : trainable;
        }

        return new ParameterLayout(placed.ToEquatableArray(), trainable, offset);
    }

    public static long Align(long length) => (length + Alignment - 1) / Alignment * Alignment;

    public int OffsetOf(string name) => Tensors.First(t => t.Parameter.Name == name).Offset;
}

/// <summary>A weight tensor and its first element in the block.</summary>
internal sealed record PlacedParameter(Parameter Parameter, int Offset);
