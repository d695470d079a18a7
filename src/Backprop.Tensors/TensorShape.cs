namespace Backprop;

/// <summary>Lengths and strides of tensors, whose first dimension counts the samples.</summary>
internal static class TensorShape
{
    /// <summary>Whether the elements lie one behind the other, the last dimension fastest.</summary>
    public static bool IsRowMajor(ReadOnlySpan<nint> lengths, ReadOnlySpan<nint> strides)
    {
        nint expected = 1;
        for (int i = lengths.Length - 1; i >= 0; i--)
        {
            // Nobody steps along a dimension of one element.
            if (lengths[i] != 1 && strides[i] != expected)
            {
                return false;
            }

            expected *= lengths[i];
        }

        return true;
    }

    /// <summary>The shape of one sample.</summary>
    /// <exception cref="ArgumentException">There is no dimension of samples, or a length that no network has.</exception>
    public static int[] OfSample(ReadOnlySpan<nint> lengths)
    {
        if (lengths.IsEmpty)
        {
            throw new ArgumentException("A tensor without dimensions has no samples; its first dimension counts them.");
        }

        int[] shape = new int[lengths.Length - 1];
        for (int i = 0; i < shape.Length; i++)
        {
            shape[i] = checked((int)lengths[i + 1]);
        }

        return shape;
    }

    /// <summary>Samples, which have to be the same in two tensors.</summary>
    /// <exception cref="ArgumentException">They are not.</exception>
    public static int Samples(ReadOnlySpan<nint> inputs, ReadOnlySpan<nint> others, string what)
    {
        if (inputs.IsEmpty || others.IsEmpty || inputs[0] != others[0])
        {
            throw new ArgumentException(
                $"The inputs are a tensor of shape {Text(inputs)} and the {what} one of shape {Text(others)}; the first dimension of both counts the samples.");
        }

        return checked((int)inputs[0]);
    }

    /// <summary>Elements.</summary>
    public static long Product(ReadOnlySpan<nint> lengths)
    {
        long product = 1;
        foreach (nint length in lengths)
        {
            product = checked(product * length);
        }

        return product;
    }

    /// <summary>For a message: [60000, 28, 28].</summary>
    public static string Text(ReadOnlySpan<nint> lengths) => $"[{string.Join(", ", lengths.ToArray())}]";
}
