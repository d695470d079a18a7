namespace Backprop;

/// <summary>A copy of a network's weights, trainable or not, that can be put back. The optimizer's state is not part of it, as in Keras.</summary>
public abstract class WeightSnapshot
{
    private protected WeightSnapshot()
    {
    }

    /// <summary>Whether there is a copy.</summary>
    public bool IsTaken { get; private protected set; }

    /// <summary>Copies the weights of the moment; memory is allocated the first time only.</summary>
    public abstract void Take();

    /// <summary>Puts the copy back.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public abstract void Restore();
}
