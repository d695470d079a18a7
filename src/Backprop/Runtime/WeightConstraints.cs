using System.Numerics;

namespace Backprop.Runtime;

/// <summary>Brings the constrained weights of a network back to where they may be, behind every step.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
internal sealed class WeightConstraints<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // Keras's.
    private const double Epsilon = 1e-7;

    private readonly ConstrainedTensor[] tensors;
    private readonly AlignedBlock<T> parameters;

    private WeightConstraints(ConstrainedTensor[] tensors, AlignedBlock<T> parameters)
    {
        this.tensors = tensors;
        this.parameters = parameters;
    }

    /// <summary>The constraints of a network; null where no trained weight has one.</summary>
    public static WeightConstraints<T>? Of(NetworkDescription network, AlignedBlock<T> parameters)
    {
        ConstrainedTensor[] tensors =
            [.. network.Parameters.Where(p => p is { Trainable: true, Constraint: not null }).Select(p => new ConstrainedTensor(p))];
        return tensors.Length == 0 ? null : new(tensors, parameters);
    }

    /// <summary>Constrains all of them.</summary>
    public void Apply()
    {
        foreach (ConstrainedTensor tensor in tensors)
        {
            Span<T> w = parameters.Span.Slice(tensor.Offset, tensor.Length);
            if (tensor.Rule.Kind == Constraint.NonNeg)
            {
                DropNegative(w);
            }
            else
            {
                Rescale(w, tensor);
            }
        }
    }

    private static void DropNegative(Span<T> w)
    {
        for (int i = 0; i < w.Length; i++)
        {
            w[i] = w[i] < T.Zero ? T.Zero : w[i];
        }
    }

    private static void Rescale(Span<T> w, ConstrainedTensor tensor)
    {
        double[] norms = tensor.Norms;
        Array.Clear(norms);
        tensor.Rewind();
        for (int first = 0; first < w.Length; first += tensor.Run, tensor.Next())
        {
            for (int i = 0; i < tensor.Run; i++)
            {
                double element = double.CreateTruncating(w[first + i]);
                norms[tensor.Group + (i * tensor.GroupStep)] += element * element;
            }
        }

        for (int group = 0; group < norms.Length; group++)
        {
            norms[group] = Factor(tensor.Rule, Math.Sqrt(norms[group]));
        }

        tensor.Rewind();
        for (int first = 0; first < w.Length; first += tensor.Run, tensor.Next())
        {
            for (int i = 0; i < tensor.Run; i++)
            {
                w[first + i] *= T.CreateTruncating(norms[tensor.Group + (i * tensor.GroupStep)]);
            }
        }
    }

    private static double Factor(WeightConstraint rule, double norm) => rule.Kind switch
    {
        Constraint.MaxNorm => Math.Min(norm, rule.MaxValue) / (Epsilon + norm),
        Constraint.MinMaxNorm =>
            ((rule.Rate * Math.Min(Math.Max(norm, rule.MinValue), rule.MaxValue)) + ((1 - rule.Rate) * norm)) / (Epsilon + norm),
        _ => 1 / (Epsilon + norm),
    };

    /// <summary>
    /// A tensor as rows along its last axis; <see cref="Group"/> says to which norm the first element of the row belongs that the walk is at.
    /// </summary>
    private sealed class ConstrainedTensor
    {
        private readonly IReadOnlyList<int> shape;
        private readonly int[] strides;
        private readonly int[] index;

        public ConstrainedTensor(ParameterDescription tensor)
        {
            Offset = tensor.Offset;
            Length = tensor.Length;
            Rule = tensor.Constraint!;
            shape = tensor.Shape;
            strides = new int[shape.Count];
            index = new int[shape.Count];
            int groups = 1;
            for (int axis = shape.Count - 1; axis >= 0; axis--)
            {
                if (!Rule.Axes.Contains(axis))
                {
                    strides[axis] = groups;
                    groups *= shape[axis];
                }
            }

            Norms = new double[groups];
        }

        public int Offset { get; }

        public int Length { get; }

        public WeightConstraint Rule { get; }

        public double[] Norms { get; }

        /// <summary>Elements of a row.</summary>
        public int Run => shape[^1];

        /// <summary>From one element of a row to the group of the next.</summary>
        public int GroupStep => strides[^1];

        public int Group { get; private set; }

        public void Rewind()
        {
            Array.Clear(index);
            Group = 0;
        }

        public void Next()
        {
            for (int axis = shape.Count - 2; axis >= 0; axis--)
            {
                Group += strides[axis];
                if (++index[axis] < shape[axis])
                {
                    return;
                }

                Group -= strides[axis] * index[axis];
                index[axis] = 0;
            }
        }
    }
}
