using Backprop.Runtime;
using Backprop.Tests.Training;

namespace Backprop.Tests.Data;

/// <summary>What is said when a data set does not fit a network: who, what was expected and what was given.</summary>
public sealed class DataBindingTests
{
    private static readonly EchoNetwork Network = new(EchoNetwork.Values("tilt", 2), EchoNetwork.Free("free", 1), EchoNetwork.Labels("digit", 3));

    private static readonly double[] A = new double[8];
    private static readonly double[] B = new double[4];
    private static readonly double[] C = new double[12];
    private static readonly int[] Labels = new int[4];

    [Fact]
    public void Arrays_are_found_by_name_or_by_place()
    {
        BoundData<double> byPlace = Bind(new([A, B, C], [A, Labels]));
        BoundData<double> byName = Bind(new([("digit_in", C), ("tilt_in", A), ("free_in", B)], [("digit", Labels), ("tilt", A)]));

        Assert.Equal(4, byPlace.Count);
        Assert.Equal(byPlace.Inputs, byName.Inputs);
        Assert.Equal([8, null, 4], byName.Targets.Select(target => target?.Length));
        Assert.True(byName.Targets[2]!.Value.AreLabels);
    }

    [Fact]
    public void Missing_and_unknown_arrays_are_named()
    {
        Complains(new([A, B], [A, Labels]), "has 2 inputs", "wants 3", "'tilt_in', 'free_in', 'digit_in'");
        Complains(new([A, B, C], [A]), "has 1 target ", "wants 2", "'tilt', 'digit'");
        Complains(new([("tilt_in", A), ("free_in", B)], [A, Labels]), "lacks the input 'digit_in'");
        Complains(new([A, B, C], [("tilt", A)]), "lacks a target for output 'digit'");
        Complains(new([("tilt_im", A), ("free_in", B), ("digit_in", C)], [A, Labels]), "'tilt_im'", "does not have", "'tilt_in'");
        Complains(new([("tilt_in", A), ("tilt_in", A), ("digit_in", C)], [A, Labels]), "'tilt_in' twice");
        Complains(new([("tilt_in", A), B, C], [A, Labels]), "name all or none");
        Complains(new([A, B, C], [("tilt", A), ("free", B), ("digit", Labels)]), "'free', which has no loss");
    }

    [Fact]
    public void Wrong_lengths_are_named_with_both_sizes()
    {
        Complains(new([A, B, new double[13]], [A, Labels]), "13 elements for input 'digit_in'", "3 elements of one sample");
        Complains(new([A, new double[5], C], [A, Labels]), "5 samples for input 'free_in'", "but 4 for input 'tilt_in'");
        Complains(new([A, B, C], [A, new int[5]]), "5 samples for the labels of output 'digit'", "but 4 for the target of output 'tilt'");
        Complains(new([A, B, C], [A, Labels], count: 2), "counts 2 samples", "has elements for 4", "count:");
        Complains(new([A[..0], A[..0], A[..0]], [A[..0], Labels[..0]]), "no samples");
        Complains(new DataSet<double>([A, B, C], [A, Labels], new double[4], 4).Slice(2, 0), "no samples");
    }

    [Fact]
    public void Wrong_kinds_of_targets_are_named_with_a_remedy()
    {
        Complains(new([A, B, C], [A, C]), "numbers to output 'digit'", "SparseCategoricalCrossentropy", "array of int");
        Complains(new([A, B, C], [new int[8], Labels]), "labels (integers) to output 'tilt'", "MeanSquaredError", "2 numbers");
        Complains(new([A, new int[4], C], [A, Labels]), "labels (integers) to input 'free_in'");
        Complains(new([A, B, C], [A, new[] { 0, 2, 3, 1 }]), "label 3 in sample 2", "'digit' has 3 classes: 0 to 2");
        Complains(new([A, B, C], [A, new[] { 0, -1, 2, 1 }]), "label -1 in sample 1");
    }

    [Fact]
    public void Fit_and_evaluate_say_whose_data_it_is()
    {
        var network = new EchoNetwork(EchoNetwork.Values("y", 2));
        var good = new DataSet<double>(new double[4], new double[4]);
        var bad = new DataSet<double>(new double[4], new double[6]);

        Assert.StartsWith("The training data ", Assert.Throws<ArgumentException>(() => network.Fit(bad)).Message);
        Assert.StartsWith("The validation data ", Assert.Throws<ArgumentException>(() => network.Fit(good, validation: bad)).Message);
        Assert.StartsWith("The data ", Assert.Throws<ArgumentException>(() => network.Evaluate(bad)).Message);
        Assert.Equal(0, network.Steps);
    }

    [Fact]
    public void Sequences_have_several_labels_a_sample()
    {
        var network = new EchoNetwork(EchoNetwork.Labels("words", 3, positions: 2));
        Assert.Equal(4, new BoundData<double>(new([new double[24]], [new int[8]]), network.Description, "It").Count);
        ArgumentException guessed = Assert.Throws<ArgumentException>(
            () => network.Fit(new(new double[24], new int[8]), verbosity: Verbosity.None));
        Assert.Contains("counts 8 samples", guessed.Message);
        Assert.Single(network.Fit(new(new double[24], new int[8], count: 4), verbosity: Verbosity.None).Epochs);
    }

    private static BoundData<double> Bind(DataSet<double> data) => new(data, Network.Description, "It");

    private static void Complains(DataSet<double> data, params string[] parts)
    {
        ArgumentException exception = Assert.Throws<ArgumentException>(() => Bind(data));
        Assert.All(parts, part => Assert.Contains(part, exception.Message));
    }
}
