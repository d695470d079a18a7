using System.Numerics;

namespace Backprop.Runtime;

/// <summary>The parameters (or gradients) of a network: one block of memory with named tensors in it.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class ParameterBlock<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly AlignedBlock<T> block;
    private readonly NetworkDescription network;
    private readonly Dictionary<string, ParameterDescription> byName;
    private readonly string what;

    internal ParameterBlock(AlignedBlock<T> block, NetworkDescription network, string what)
    {
        this.block = block;
        this.network = network;
        this.what = what;
        byName = network.Parameters.ToDictionary(parameter => parameter.Name, StringComparer.Ordinal);
    }

    /// <summary>
    /// The whole block, trainable tensors first. Tensors begin at multiples of 16 elements; the elements between them belong to no tensor
    /// and are zero.
    /// </summary>
    public Span<T> Span => block.Span;

    /// <summary>Named tensors.</summary>
    public int Count => network.Parameters.Count;

    /// <summary>The names in the order of the block.</summary>
    public IEnumerable<string> Names => network.Parameters.Select(parameter => parameter.Name);

    /// <summary>Tensor number <paramref name="index"/> in the order of the block.</summary>
    public TensorView<T> this[int index] => View(network.Parameters[index]);

    /// <summary>The tensor of that name, for example <c>dense.kernel</c>.</summary>
    /// <exception cref="ArgumentException">No tensor has the name; the message lists the nearest ones.</exception>
    public TensorView<T> this[string name]
    {
        get
        {
            ArgumentNullException.ThrowIfNull(name);
            if (!byName.TryGetValue(name, out ParameterDescription? parameter))
            {
                throw new ArgumentException(
                    $"Network {network.Name} has no {what} '{name}'; {NearestNames.Suggest(name, Names)}.", nameof(name));
            }

            return View(parameter);
        }
    }

    /// <summary>Goes through the named tensors in the order of the block.</summary>
    public Enumerator GetEnumerator() => new(this);

    private TensorView<T> View(ParameterDescription parameter) =>
        new(parameter, block.Span.Slice(parameter.Offset, parameter.Length));

    /// <summary>Goes through the named tensors.</summary>
    public ref struct Enumerator
    {
        private readonly ParameterBlock<T> block;
        private int index;

        internal Enumerator(ParameterBlock<T> block)
        {
            this.block = block;
            index = -1;
        }

        /// <summary>The tensor the enumerator is at.</summary>
        public readonly TensorView<T> Current => block[index];

        /// <summary>Steps to the next tensor.</summary>
        public bool MoveNext() => ++index < block.Count;
    }
}
